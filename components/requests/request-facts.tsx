import type { ReactNode } from "react";
import { TextLink } from "@/components/ui/buttons/text-link";
import { type Part, SplitBar } from "@/components/ui/charts/split-bar";
import { DescriptionItem, DescriptionList } from "@/components/ui/values/description-list";
import { duration } from "@/components/ui/values/format";
import { findProvider } from "@/lib/credentials/catalogue/catalogue";
import type { Request, RequestDetails } from "./types";
import { SOURCE_WORDS } from "./words";

const code = (text: string) => <code className="font-mono text-[0.923em] wrap-anywhere">{text}</code>;

type Props = { request: RequestDetails; org: string };

/** Shows what a request called: its endpoint, runtime, provider, model and credential. */
export function RequestTarget({ request, org }: Props) {
  const { endpoint, scope, runtime, provider, model, credential, credentialSource, stream } = request;
  const { attempts } = request;
  const base = `/orgs/${org}`;
  return (
    <DescriptionList tight beside>
      <DescriptionItem term="Endpoint">{code(endpoint)}</DescriptionItem>
      {scope && <DescriptionItem term="Scope">{code(scope)}</DescriptionItem>}
      {runtime && (
        <DescriptionItem term="Runtime">
          <Named of={runtime} href={`${base}/runtimes?runtime=${runtime.id}`} what="runtime" />
        </DescriptionItem>
      )}
      {provider && (
        <DescriptionItem term="Provider">{findProvider(provider)?.name ?? provider}</DescriptionItem>
      )}
      {model && <DescriptionItem term="Model">{code(model)}</DescriptionItem>}
      {credentialSource && (
        <DescriptionItem term="Credential">
          {credential && (
            <>
              <Named
                of={credential}
                href={`${base}/credentials?credential=${credential.id}`}
                what="credential"
              />
              {", "}
            </>
          )}
          {SOURCE_WORDS[credentialSource]}
        </DescriptionItem>
      )}
      {attempts.length > 0 && (
        <DescriptionItem term="Attempts">
          <ol className="grid gap-0.5">
            {attempts.map((attempt) => (
              <li key={`${attempt.runtimeId} ${attempt.credentialId}`}>
                <Attempted attempt={attempt} base={base} /> failed with {attempt.status} (
                {code(attempt.reason)})
              </li>
            ))}
            <li>{[runtime?.name, credential?.name].filter(Boolean).join(", ") || "The next one"} was used</li>
          </ol>
        </DescriptionItem>
      )}
      {provider && <DescriptionItem term="Answer">{stream ? "Stream" : "Whole"}</DescriptionItem>}
    </DescriptionList>
  );
}

type AttemptProps = { attempt: RequestDetails["attempts"][number]; base: string };

/** Shows the runtime and the credential of an attempt that failed. */
function Attempted({
  attempt: { runtimeId, runtimeName, credentialId, credentialName },
  base,
}: AttemptProps) {
  return (
    <>
      {runtimeId && (
        <Named
          of={{ id: runtimeId, name: runtimeName }}
          href={`${base}/runtimes?runtime=${runtimeId}`}
          what="runtime"
        />
      )}
      {runtimeId && credentialId && ", "}
      {credentialId && (
        <Named
          of={{ id: credentialId, name: credentialName }}
          href={`${base}/credentials?credential=${credentialId}`}
          what="credential"
        />
      )}
    </>
  );
}

/** Shows who made a request, and from where. */
export function RequestCaller({ request, org }: Props) {
  const { key, person, secretPrefix, project, ip, client } = request;
  const base = `/orgs/${org}`;
  return (
    <DescriptionList tight beside>
      {key && (
        <DescriptionItem term="Key">
          <Named of={key} href={`${base}/keys/${key.id}`} what="key" />
        </DescriptionItem>
      )}
      {secretPrefix && <DescriptionItem term="Secret">{code(secretPrefix)}</DescriptionItem>}
      {person && <DescriptionItem term="Person">{person.name ?? "Someone who has left"}</DescriptionItem>}
      <DescriptionItem term="Project">
        {project ? <Named of={project} href={`${base}/projects/${project.id}`} what="project" /> : "None"}
      </DescriptionItem>
      <DescriptionItem term="IP">{ip ? code(ip) : "Unknown"}</DescriptionItem>
      <DescriptionItem term="Client">{client ?? "Unknown"}</DescriptionItem>
    </DescriptionList>
  );
}

type NamedProps = { of: NonNullable<Request["key"]>; href: string; what: string };

function Named({ of, href, what }: NamedProps): ReactNode {
  return of.name === null ? `Deleted ${what}` : <TextLink href={href}>{of.name}</TextLink>;
}

/** Shows the time of a request, split into Keystead's, the provider's and the stream's. */
export function RequestTime({ request }: { request: Request }) {
  const parts = splitTime(request);
  return (
    <div className="grid gap-2.5">
      <p className="text-20 font-medium">{duration(request.latencyMs)}</p>
      {parts.length > 1 && <SplitBar parts={parts} label="Time by part" />}
    </div>
  );
}

function splitTime({ latencyMs, admittedMs, ttftMs, provider, outcome }: Request): Part[] {
  if (admittedMs === null || provider === null || outcome === "refused") return [];
  const answered = Math.max(admittedMs, Math.min(ttftMs ?? latencyMs, latencyMs));
  return [
    { name: "Keystead, before the call", value: admittedMs },
    { name: ttftMs === null ? "Provider" : "Provider, until the first event", value: answered - admittedMs },
    ...(ttftMs === null ? [] : [{ name: "Stream", value: latencyMs - answered }]),
  ].map((part) => ({ ...part, words: part.value < 1 ? "under 1 ms" : duration(part.value) }));
}
