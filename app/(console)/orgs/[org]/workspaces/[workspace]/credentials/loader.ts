import type { CredentialListView } from "@/components/credentials/params";
import { loadCredentials } from "../../../credentials/loader";
import { loadWorkspaceOwners } from "../loader";

/** Loads the workspace's credentials of a view. */
export async function loadWorkspaceCredentials(org: string, workspace: string, view: CredentialListView) {
  const [{ credentials, nextCursor }, owners] = await Promise.all([
    loadCredentials(org, { ...view, workspace }),
    loadWorkspaceOwners(org, workspace, "credentials:write"),
  ]);
  return { credentials, nextCursor, owners };
}
