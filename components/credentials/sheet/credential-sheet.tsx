import { isTestable } from "@/components/credentials/activation/is-testable";
import { TestCredential } from "@/components/credentials/activation/test-credential";
import { TestResult } from "@/components/credentials/activation/test-result";
import { CredentialActs } from "@/components/credentials/list/credential-acts";
import type { Credential, CredentialActions, CredentialUse } from "@/components/credentials/types";
import { mayChange, type Owners, ownerName } from "@/components/organizations/owners";
import { toRequestListHref } from "@/components/requests/params";
import { ResourceSheet } from "@/components/resource/resource-sheet";
import { TextLink } from "@/components/ui/buttons/text-link";
import { SheetSection } from "@/components/ui/dialogs/sheet";
import { Tile } from "@/components/ui/values/avatar";
import { StateBadge, Tag } from "@/components/ui/values/badge";
import { ChipList } from "@/components/ui/values/chip";
import { DescriptionItem, DescriptionList } from "@/components/ui/values/description-list";
import { count } from "@/components/ui/values/format";
import { RelativeTime } from "@/components/ui/values/relative-time";
import { findProvider } from "@/lib/credentials/catalogue/catalogue";
import { CredentialValues } from "./credential-values";
import { FailingAlert, FailingBadge } from "./failing";
import { formatUsedBy, isLinked, LinkedResources } from "./linked-resources";
import { PreviousSecret } from "./previous-secret";
import type { RevealAccess } from "./reveal-access";

type Props = {
  credential: Credential;
  use: CredentialUse;
  owners: Owners;
  revealAccess: RevealAccess;
  actions: CredentialActions;
  closeHref: string;
};

/** One credential beside the list: what may be seen of it, what links it, who made it, and all that can be done. */
export function CredentialSheet({ credential, use, owners, revealAccess, actions, closeHref }: Props) {
  const provider = findProvider(credential.provider);
  const providerName = provider?.name ?? credential.provider;
  const writes = mayChange(owners, credential.workspaceId);
  return (
    <ResourceSheet
      title={credential.name}
      subtitle={`${providerName} · owned by ${ownerName(owners, credential.workspaceId)}`}
      mark={<Tile large name={providerName} icon={provider?.icon} />}
      closeHref={closeHref}
      badges={
        <>
          <StateBadge state={credential.active ? "active" : "inactive"} />
          {!use.readable && <StateBadge state="unreadable" />}
          {credential.failing && <FailingBadge reason={credential.failing.reason} />}
          {credential.inUse && <Tag>In use</Tag>}
        </>
      }
      acts={writes && <CredentialActs credential={credential} owners={owners} actions={actions} />}
    >
      <SheetSection>
        <CredentialValues
          organization={owners.organization.slug}
          credential={credential}
          fields={provider?.fields ?? []}
          access={use.readable ? revealAccess : "unreadable"}
          reveal={actions.reveal}
        />
        {use.previous && writes && (
          <PreviousSecret
            organization={owners.organization.slug}
            credential={credential}
            previous={use.previous}
            actions={actions}
          />
        )}
      </SheetSection>
      {credential.failing && (
        <SheetSection title="Calls">
          <FailingAlert failing={credential.failing} />
        </SheetSection>
      )}
      <SheetSection title="Test">
        {writes && isTestable(credential) ? (
          <TestCredential
            organization={owners.organization.slug}
            credential={credential}
            test={actions.test}
          />
        ) : (
          <TestResult tested={credential} testable={isTestable(credential)} />
        )}
      </SheetSection>
      <SheetSection title={formatUsedBy(credential)}>
        <Links credential={credential} use={use} owners={owners} />
      </SheetSection>
      <SheetSection>
        <History credential={credential} use={use} organization={owners.organization.slug} />
      </SheetSection>
    </ResourceSheet>
  );
}

function Links({ credential, use, owners }: Pick<Props, "credential" | "use" | "owners">) {
  if (isLinked(credential)) return <LinkedResources links={use.links} owners={owners} />;
  if (!credential.capabilities.includes("model"))
    return <p className="text-ink-2 text-13">It is used where a resource links it.</p>;
  return (
    <p className="text-ink-2 text-13">
      {credential.inUse
        ? "Calls that link none use it, as the one in use of its provider."
        : "Another credential of its provider is in use, or none."}
    </p>
  );
}

type HistoryProps = Pick<Props, "credential" | "use"> & { organization: string };

function History({ credential, use, organization }: HistoryProps) {
  const { description, tags, priority, lastUsedAt, secretChangedAt, createdAt, updatedAt } = credential;
  return (
    <DescriptionList tight beside>
      {description && <DescriptionItem term="Description">{description}</DescriptionItem>}
      {tags.length > 0 && (
        <DescriptionItem term="Tags">
          <ChipList values={tags} />
        </DescriptionItem>
      )}
      {priority !== 0 && <DescriptionItem term="Priority">{priority}</DescriptionItem>}
      <DescriptionItem term="Last used">
        <RelativeTime at={lastUsedAt} />
      </DescriptionItem>
      <DescriptionItem term="Requests">
        <TextLink href={toRequestListHref(`/orgs/${organization}/requests`, { credential: credential.id })}>
          {use.requestsLastDay === 0
            ? "None in the last 24 h"
            : `${count(use.requestsLastDay)} in the last 24 h`}
        </TextLink>
      </DescriptionItem>
      <DescriptionItem term="Secret changed">
        <RelativeTime at={secretChangedAt} as="day" />, <RelativeTime at={secretChangedAt} />
      </DescriptionItem>
      <DescriptionItem term="Created">
        <RelativeTime at={createdAt} as="day" /> by {use.createdByName ?? "someone who has left"}
      </DescriptionItem>
      <DescriptionItem term="Updated">
        <RelativeTime at={updatedAt} as="day" /> by {use.updatedByName ?? "someone who has left"}
      </DescriptionItem>
    </DescriptionList>
  );
}
