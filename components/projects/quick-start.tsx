import { Section } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { LinkButton } from "@/components/ui/link-button";
import { Steps } from "@/components/ui/steps";
import { TextLink } from "@/components/ui/text-link";
import { FirstRequest } from "./first-request";
import { requestSamples } from "./request-samples";

type Props = {
  baseUrl: string;
  /** A runtime that the project's calls reach, null where there is none yet. */
  runtime: string | null;
  hasKey: boolean;
  hasRequest: boolean;
  /** Where credentials and runtimes are, for who may make them. */
  credentialsHref: string | null;
  runtimesHref: string;
  keysHref: string;
  mayCreateKeys: boolean;
};

const KEEP = "Keep your SDK. Change the base URL and the key.";

/** Three steps to the first request; the last one waits for it. */
export function QuickStart(props: Props) {
  const { baseUrl, runtime, hasKey, hasRequest } = props;
  return (
    <div>
      {!hasRequest && (
        <p className="text-ink-2 mb-5 text-13">No requests yet. Three steps to the first one.</p>
      )}
      <Steps
        steps={[
          { title: "Connect a provider", done: runtime !== null, children: <Connect {...props} /> },
          { title: "Create an API key", done: hasKey, children: <Create {...props} /> },
          {
            title: "Send a request",
            done: hasRequest,
            children: (
              <div className="grid grid-cols-1 gap-4">
                <p>{KEEP}</p>
                <CodeBlock samples={requestSamples(baseUrl, runtime)} />
                <FirstRequest arrived={hasRequest} />
              </div>
            ),
          },
        ]}
      />
    </div>
  );
}

/** How a project that has requests is called by one more application. */
export function HowToCall({ baseUrl, runtime }: Pick<Props, "baseUrl" | "runtime">) {
  return (
    <Section title="Call it from another application">
      <div className="grid grid-cols-1 gap-4 max-w-180">
        <p className="text-ink-2 text-13">{KEEP}</p>
        <CodeBlock samples={requestSamples(baseUrl, runtime)} />
      </div>
    </Section>
  );
}

function Connect({ runtime, credentialsHref, runtimesHref }: Props) {
  if (runtime !== null) {
    return (
      <p>
        Calls go to {runtime}. <TextLink href={runtimesHref}>Open runtimes</TextLink>
      </p>
    );
  }
  if (!credentialsHref) return <p>An admin of this organization can connect one.</p>;
  return (
    <p>
      Store a credential of a provider, then make a runtime: it gives a model the name that requests use.{" "}
      <TextLink href={credentialsHref}>Open credentials</TextLink>{" "}
      <TextLink href={runtimesHref}>Open runtimes</TextLink>
    </p>
  );
}

function Create({ hasKey, keysHref, mayCreateKeys }: Props) {
  return (
    <>
      <p>
        Your application sends it instead of the provider’s key. It can be limited to scopes, models and
        addresses. {hasKey && <TextLink href={keysHref}>Open API keys</TextLink>}
      </p>
      {mayCreateKeys && !hasKey && (
        <div className="flex min-w-0 items-center gap-2 mt-3">
          <LinkButton variant="primary" icon="plus" href={`${keysHref}?new=1`}>
            Create API Key
          </LinkButton>
        </div>
      )}
    </>
  );
}
