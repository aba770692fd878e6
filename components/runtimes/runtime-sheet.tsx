import { mayChange, type Owners, ownerName } from "@/components/organizations/owners";
import { toRequestListHref } from "@/components/requests/params";
import { ResourceSheet } from "@/components/resource/resource-sheet";
import { TextLink } from "@/components/ui/buttons/text-link";
import { Trace } from "@/components/ui/code/trace";
import { SheetSection } from "@/components/ui/dialogs/sheet";
import { Alert } from "@/components/ui/feedback/alert";
import { Tile } from "@/components/ui/values/avatar";
import { StateBadge, Tag } from "@/components/ui/values/badge";
import { DescriptionItem, DescriptionList } from "@/components/ui/values/description-list";
import { RelativeTime } from "@/components/ui/values/relative-time";
import { maxOutputWords, priceWords } from "./price-words";
import { RuntimeActs } from "./runtime-acts";
import { CredentialNow } from "./runtime-table";
import { TryRuntime } from "./trial/try-runtime";
import type { Choices, Model, Resolution, Resolved, RuntimeActions } from "./types";
import { anyModel, kinds } from "./words";

type Props = {
  runtime: Resolved;
  /** The model that it calls, with its price. Null when requests name the model. */
  model: Model | null;
  choices: Choices;
  owners: Owners;
  actions: RuntimeActions;
  /** Whether the person may send it prompts. */
  mayTry: boolean;
  closeHref: string;
};

/** Shows a runtime beside the list, with a link to the credential that a call would use now. */
export function RuntimeSheet({ runtime, model, choices, owners, actions, mayTry, closeHref }: Props) {
  const entry = choices.providers.find(({ id }) => id === runtime.provider);
  const provider = entry?.name ?? runtime.provider;
  return (
    <ResourceSheet
      title={runtime.name}
      subtitle={`Runtime ${runtime.number} · owned by ${ownerName(owners, runtime.workspaceId)}`}
      mark={<Tile large name={provider} icon={entry?.icon} />}
      closeHref={closeHref}
      badges={
        <>
          <StateBadge state={runtime.enabled ? "enabled" : "disabled"} />
          {runtime.isDefault && <Tag>Default</Tag>}
        </>
      }
      acts={
        mayChange(owners, runtime.workspaceId) && (
          <RuntimeActs runtime={runtime} choices={choices} owners={owners} actions={actions} />
        )
      }
    >
      <SheetSection>
        <About
          runtime={runtime}
          fallbacks={choices.runtimes.filter(({ id }) => runtime.fallbacks.includes(id))}
          model={model}
          provider={provider}
          organization={owners.organization.slug}
        />
      </SheetSection>
      <SheetSection title="Resolves to">
        <div className="grid grid-cols-1 gap-4">
          {runtime.resolution.problem ? (
            <Alert tone="red" strong="Calls fail.">
              None of these can be used.
            </Alert>
          ) : (
            <CredentialNow className="text-13" runtime={runtime} choices={choices} owners={owners} />
          )}
          <Way steps={runtime.resolution.steps} />
        </div>
      </SheetSection>
      {mayTry && (
        <SheetSection title="Try it">
          <TryRuntime organization={owners.organization.slug} runtime={runtime} />
        </SheetSection>
      )}
    </ResourceSheet>
  );
}

type AboutProps = Pick<Props, "runtime" | "model"> & {
  fallbacks: Choices["runtimes"];
  provider: string;
  organization: string;
};

function About({ runtime, fallbacks, model, provider, organization }: AboutProps) {
  const { price, source } = priceWords(runtime, model);
  return (
    <DescriptionList tight beside>
      <DescriptionItem term="Kind">{kinds[runtime.kind]}</DescriptionItem>
      <DescriptionItem term="Provider">{provider}</DescriptionItem>
      <DescriptionItem term="Model">
        {runtime.upstreamModel ? <code>{runtime.upstreamModel}</code> : anyModel}
      </DescriptionItem>
      <DescriptionItem term="Price">
        {price}
        {source && <span className="block text-12 wrap-anywhere text-ink-3">{source}</span>}
      </DescriptionItem>
      <DescriptionItem term="Max output">{maxOutputWords(runtime, model)}</DescriptionItem>
      {runtime.baseUrl && (
        <DescriptionItem term="Base URL">
          <code className="wrap-anywhere">{runtime.baseUrl}</code>
        </DescriptionItem>
      )}
      {fallbacks.length > 0 && (
        <DescriptionItem term="Fallbacks">
          {fallbacks
            .toSorted((one, other) => runtime.fallbacks.indexOf(one.id) - runtime.fallbacks.indexOf(other.id))
            .map(({ name }) => name)
            .join(", ")}
        </DescriptionItem>
      )}
      <DescriptionItem term="Requests">
        <TextLink href={toRequestListHref(`/orgs/${organization}/requests`, { runtime: runtime.id })}>
          View requests
        </TextLink>
      </DescriptionItem>
      <DescriptionItem term="Created">
        <RelativeTime at={runtime.createdAt} as="day" />
      </DescriptionItem>
      <DescriptionItem term="Updated">
        <RelativeTime at={runtime.updatedAt} as="day" />
      </DescriptionItem>
    </DescriptionList>
  );
}

const places = {
  runtime: "Runtime",
  workspace: "Workspace",
  organization: "Organization",
  environment: "Environment",
  none: "Base URL",
};

function Way({ steps }: Pick<Resolution, "steps">) {
  return (
    <Trace
      steps={steps.map(({ source, used, detail }) => ({
        check: places[source],
        outcome: used ? "pass" : "skip",
        rule: detail.charAt(0).toUpperCase() + detail.slice(1),
      }))}
    />
  );
}
