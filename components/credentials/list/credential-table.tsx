import type { ReactNode } from "react";
import { outcomes } from "@/components/credentials/outcomes";
import { ProviderName } from "@/components/credentials/provider-name";
import { FailingBadge } from "@/components/credentials/sheet/failing";
import { deployments } from "@/components/credentials/sheet/linked-resources";
import type { Credential, CredentialActions, ListedCredential } from "@/components/credentials/types";
import { mayChange, mayChangeSome, type Owners, ownerName } from "@/components/organizations/owners";
import { Icon } from "@/components/ui/icon";
import { Cell, Row, RowName, Table } from "@/components/ui/tables/table";
import { StateBadge, Tag } from "@/components/ui/values/badge";
import { RelativeTime } from "@/components/ui/values/relative-time";
import { toneText } from "@/components/ui/values/tone";
import { credentialColumns } from "./columns";
import { CredentialActs } from "./credential-acts";
import { type CredentialTab, credentialTabs } from "./credential-tabs";

type Props = {
  /** The tab of the credentials page that the list is in. */
  tab?: CredentialTab | undefined;
  credentials: readonly ListedCredential[];
  owners: Owners;
  actions: CredentialActions;
  /** The address of a credential's sheet. */
  toHref: (id: string) => string;
  /** The credential whose sheet is open. */
  current: string | null;
  footer: ReactNode;
};

/** Credentials with what can be done with each. */
export function CredentialTable({ tab = "provider", credentials, current, toHref, footer, ...props }: Props) {
  const { owners } = props;
  const Cells = cellsOfTab[tab];
  return (
    <Table
      caption={`${credentialTabs[tab].label} of ${owners.organization.name}`}
      columns={credentialColumns[tab].filter(({ id }) => id !== "acts" || mayChangeSome(owners))}
      footer={footer}
    >
      {credentials.map((credential) => (
        <Row key={credential.id} off={!credential.active} current={credential.id === current}>
          <Cells credential={credential} href={toHref(credential.id)} owners={owners} />
          {mayChangeSome(owners) && <Acts credential={credential} {...props} />}
        </Row>
      ))}
    </Table>
  );
}

type CellsProps = { credential: ListedCredential; href: string; owners: Owners };

function ProviderCells({ credential, href, owners }: CellsProps) {
  return (
    <>
      <Cell kind="title">
        <RowName href={href} under={credential.tags.join(", ")}>
          {credential.name}
        </RowName>
      </Cell>
      <Cell label="Provider">
        <ProviderName id={credential.provider} />
      </Cell>
      <Cell label="Owner" leave={1}>
        {ownerName(owners, credential.workspaceId)}
      </Cell>
      <Cell label="Status">
        {credential.active && credential.readable && credential.failing ? (
          <FailingBadge reason={credential.failing.reason} />
        ) : (
          <StateBadge state={toState(credential)} />
        )}
      </Cell>
      <Cell label="In use" leave={3}>
        {credential.inUse ? <Tag>In use</Tag> : <span className="text-ink-3">No</span>}
      </Cell>
      <Cell label="Deployments">
        <span title={deployments(credential)}>{deployments(credential)}</span>
      </Cell>
      <Cell label="Last tested">
        <Tested credential={credential} />
      </Cell>
      <Cell label="Created on" leave={1} hidePhone>
        <RelativeTime at={credential.createdAt} as="day" />
      </Cell>
    </>
  );
}

function CloudCells({ credential, href }: CellsProps) {
  const state = toState(credential);
  return (
    <>
      <Cell label="Provider">
        <ProviderName id={credential.provider} />
      </Cell>
      <Cell kind="title">
        <RowName href={href} tags={state !== "active" && <StateBadge state={state} />}>
          {credential.name}
        </RowName>
      </Cell>
      <Cell label="Description">{credential.description ?? <span className="text-ink-3">None</span>}</Cell>
      <Cell label="Created on">
        <RelativeTime at={credential.createdAt} as="day" />
      </Cell>
    </>
  );
}

const cellsOfTab = { provider: ProviderCells, cloud: CloudCells };

function Acts({
  credential,
  owners,
  actions,
}: Pick<Props, "owners" | "actions"> & { credential: Credential }) {
  return (
    <Cell kind="acts" numeric>
      <span className="inline-flex items-center gap-0.5 align-middle max-sm:contents">
        {mayChange(owners, credential.workspaceId) && (
          <CredentialActs inRow credential={credential} owners={owners} actions={actions} />
        )}
      </span>
    </Cell>
  );
}

/** Returns the state of a credential. Calls with an unreadable one fail, active or not. */
function toState({ active, readable }: ListedCredential) {
  if (!readable) return "unreadable";
  return active ? "active" : "inactive";
}

function Tested({ credential: { lastTestResult, lastTestedAt } }: { credential: Credential }) {
  if (!lastTestResult) return <>Never</>;
  const { icon, tone, word } = outcomes[lastTestResult];
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <Icon name={icon} size={14} label={word} className={toneText[tone]} />
      <RelativeTime at={lastTestedAt} className={lastTestResult === "valid" ? "" : toneText[tone]} />
    </span>
  );
}
