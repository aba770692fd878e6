import type { SearchParams } from "nuqs/server";
import { AddCredential } from "@/components/credentials/add-credential";
import { CredentialTable } from "@/components/credentials/credential-table";
import { CredentialToolbar } from "@/components/credentials/credential-toolbar";
import { NoCredentials } from "@/components/credentials/no-credentials";
import {
  type CredentialListView,
  loadCredentialListView,
  toCredentialListHref,
} from "@/components/credentials/params";
import { PasteEnv } from "@/components/credentials/paste-env";
import { mayChangeSome } from "@/components/organizations/owners";
import { toPageLinks } from "@/components/resource/params";
import { plural } from "@/components/ui/format";
import { Pagination } from "@/components/ui/pagination";
import { actions } from "../../../credentials/actions";
import { toProviderChoices } from "../../../credentials/loader";
import { OpenCredential } from "../../../credentials/open-credential";
import { loadWorkspace } from "../../../loader";
import { WorkspaceFrame } from "../workspace-frame";
import { loadWorkspaceCredentials } from "./loader";

type Props = {
  params: Promise<{ org: string; workspace: string }>;
  searchParams: Promise<SearchParams>;
};

export async function generateMetadata({ params }: Props) {
  const { org, workspace } = await params;
  return { title: `Credentials of ${(await loadWorkspace(org, workspace)).name}` };
}

export default async function WorkspaceCredentialsPage({ params, searchParams }: Props) {
  const [{ org, workspace }, view] = await Promise.all([params, loadCredentialListView(searchParams)]);
  const { credentials, nextCursor, owners } = await loadWorkspaceCredentials(org, workspace, view);
  const base = `/orgs/${org}/workspaces/${workspace}/credentials`;
  const toHref = (patch: Partial<CredentialListView>) => toCredentialListHref(base, { ...view, ...patch });
  const adding = { owners, actions };
  return (
    <WorkspaceFrame
      org={org}
      workspace={workspace}
      description="Calls of this workspace’s projects use these before the organization’s."
      actions={
        mayChangeSome(owners) && (
          <>
            <PasteEnv {...adding} />
            <AddCredential {...adding} />
          </>
        )
      }
    >
      <CredentialToolbar providers={toProviderChoices()} />
      {credentials.length === 0 ? (
        <NoCredentials
          narrowed={Boolean(view.q || view.provider.length > 0)}
          search={view.q}
          clearHref={base}
          owners={owners}
        />
      ) : (
        <CredentialTable
          {...adding}
          credentials={credentials}
          current={view.credential}
          toHref={(credential) => toHref({ credential })}
          footer={
            <Pagination
              summary={plural(credentials.length, "credential")}
              {...toPageLinks(view.cursor, nextCursor, (cursor) => toHref({ cursor }))}
            />
          }
        />
      )}
      {view.credential && (
        <OpenCredential org={org} id={view.credential} closeHref={toHref({ credential: null })} />
      )}
    </WorkspaceFrame>
  );
}
