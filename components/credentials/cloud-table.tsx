import type { ReactNode } from "react";
import { mayChange, mayChangeSome, type Owners } from "@/components/organizations/owners";
import { StateBadge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, Row, RowName, Table } from "@/components/ui/table";
import { cloudColumns } from "./columns";
import { CredentialActs } from "./credential-acts";
import { ProviderName } from "./provider-name";
import type { Credential, CredentialActions } from "./types";

type Props = {
  credentials: readonly Credential[];
  owners: Owners;
  actions: CredentialActions;
  /** Returns the address of a credential's sheet. */
  toHref: (id: string) => string;
  /** The credential whose sheet is open. */
  current: string | null;
  footer: ReactNode;
};

/** Shows the credentials of cloud providers. */
export function CloudTable({ credentials, owners, actions, toHref, current, footer }: Props) {
  const acts = mayChangeSome(owners);
  return (
    <Table
      caption={`Cloud providers of ${owners.organization.name}`}
      columns={cloudColumns.filter(({ id }) => id !== "acts" || acts)}
      footer={footer}
    >
      {credentials.map((credential) => (
        <Row key={credential.id} off={!credential.active} current={credential.id === current}>
          <Cell label="Provider">
            <ProviderName id={credential.provider} />
          </Cell>
          <Cell kind="title">
            <RowName
              href={toHref(credential.id)}
              tags={!credential.active && <StateBadge state="inactive" />}
            >
              {credential.name}
            </RowName>
          </Cell>
          <Cell label="Description">
            {credential.description ?? <span className="text-ink-3">None</span>}
          </Cell>
          <Cell label="Created on" leave={1}>
            <RelativeTime at={credential.createdAt} as="day" />
          </Cell>
          {acts && (
            <Cell kind="acts" numeric>
              <span className="inline-flex items-center gap-0.5 align-middle max-sm:contents">
                {mayChange(owners, credential.workspaceId) && (
                  <CredentialActs inRow credential={credential} owners={owners} actions={actions} />
                )}
              </span>
            </Cell>
          )}
        </Row>
      ))}
    </Table>
  );
}
