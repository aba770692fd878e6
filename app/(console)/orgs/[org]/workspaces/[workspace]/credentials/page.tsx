import type { SearchParams } from "nuqs/server";
import { AddCredential } from "@/components/credentials/add/add-credential";
import { PasteEnv } from "@/components/credentials/import/paste-env";
import { CredentialToolbar } from "@/components/credentials/list/credential-toolbar";
import { loadCredentialListView, toCredentialListHref } from "@/components/credentials/params";
import { mayChangeSome } from "@/components/organizations/owners";
import { actions } from "../../../credentials/actions";
import { CredentialList } from "../../../credentials/credential-list";
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
      <CredentialList
        base={base}
        view={view}
        credentials={credentials}
        nextCursor={nextCursor}
        isNarrowed={Boolean(view.q || view.provider.length > 0)}
        owners={owners}
      />
      {view.credential && (
        <OpenCredential
          org={org}
          id={view.credential}
          closeHref={toCredentialListHref(base, { ...view, credential: null })}
        />
      )}
    </WorkspaceFrame>
  );
}
