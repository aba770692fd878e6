import { CredentialTable } from "@/components/credentials/list/credential-table";
import type { CredentialTab } from "@/components/credentials/list/credential-tabs";
import { NoCredentials } from "@/components/credentials/list/no-credentials";
import { type CredentialListView, toCredentialListHref } from "@/components/credentials/params";
import type { ListedCredential } from "@/components/credentials/types";
import type { Owners } from "@/components/organizations/owners";
import { toPageSummary } from "@/components/resource/list/page-summary";
import { toPageLinks } from "@/components/resource/list/params";
import { Pagination } from "@/components/ui/tables/pagination";
import { actions } from "./actions";

type Props = {
  tab?: CredentialTab;
  /** The address of the list. */
  base: string;
  view: CredentialListView;
  credentials: readonly ListedCredential[];
  nextCursor: string | null;
  isNarrowed: boolean;
  owners: Owners;
};

/** Shows a page of credentials. */
export function CredentialList({ tab, base, view, credentials, nextCursor, isNarrowed, owners }: Props) {
  if (credentials.length === 0)
    return (
      <NoCredentials
        tab={tab}
        narrowed={isNarrowed}
        search={view.q}
        clearHref={toCredentialListHref(base, { tab: view.tab })}
        owners={owners}
      />
    );
  const toHref = (patch: Partial<CredentialListView>) => toCredentialListHref(base, { ...view, ...patch });
  return (
    <CredentialTable
      tab={tab}
      credentials={credentials}
      owners={owners}
      actions={actions}
      current={view.credential}
      toHref={(credential) => toHref({ credential })}
      footer={
        <Pagination
          summary={toPageSummary(
            { cursors: view.cursor, next: nextCursor },
            credentials.length,
            "credential",
          )}
          {...toPageLinks(view.cursor, nextCursor, (cursor) => toHref({ cursor }))}
        />
      }
    />
  );
}
