import type { ReactNode } from "react";
import { mayChange, mayChangeSome, type Owners, ownerName } from "@/components/organizations/owners";
import { StateBadge, Tag } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, Row, RowName, Table } from "@/components/ui/table";
import { toneText } from "@/components/ui/tone";
import { credentialColumns } from "./columns";
import { CredentialActs } from "./credential-acts";
import { FailingBadge } from "./failing";
import { deployments } from "./linked-resources";
import { outcomes } from "./outcomes";
import { ProviderName } from "./provider-name";
import type { Credential, CredentialActions, ListedCredential } from "./types";

type Props = {
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
export function CredentialTable({ credentials, current, toHref, footer, ...props }: Props) {
  return (
    <Table
      caption={`Provider credentials of ${props.owners.organization.name}`}
      columns={listColumns(props.owners)}
      footer={footer}
    >
      {credentials.map((credential) => (
        <Row key={credential.id} off={!credential.active} current={credential.id === current}>
          <Cell kind="title">
            <RowName href={toHref(credential.id)} under={credential.tags.join(", ")}>
              {credential.name}
            </RowName>
          </Cell>
          <Facts credential={credential} {...props} />
        </Row>
      ))}
    </Table>
  );
}

const listColumns = (owners: Owners) =>
  credentialColumns.filter(({ id }) => id !== "acts" || mayChangeSome(owners));

type FactsProps = Pick<Props, "owners" | "actions"> & { credential: ListedCredential };

function Facts({ credential, owners, actions }: FactsProps) {
  return (
    <>
      <Cell label="Provider">
        <ProviderName id={credential.provider} />
      </Cell>
      <Cell label="Owner" leave={2}>
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
      {mayChangeSome(owners) && (
        <Cell kind="acts" numeric>
          <span className="inline-flex items-center gap-0.5 align-middle max-sm:contents">
            {mayChange(owners, credential.workspaceId) && (
              <CredentialActs inRow credential={credential} owners={owners} actions={actions} />
            )}
          </span>
        </Cell>
      )}
    </>
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
