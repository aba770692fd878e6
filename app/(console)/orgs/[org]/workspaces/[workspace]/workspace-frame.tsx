import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page";
import { Tabs } from "@/components/ui/tabs";
import { ConsolePage } from "../../console-page";
import { loadWorkspaceFrame } from "./loader";

type Props = {
  org: string;
  workspace: string;
  /** What the open tab shows. */
  description?: string;
  /** The buttons of the open tab. */
  actions?: ReactNode;
  children: ReactNode;
};

/** Shows a page of a workspace under its title and tabs. */
export async function WorkspaceFrame({
  org,
  workspace: slug,
  description = "Projects in this workspace share its credentials, runtimes and storage units.",
  actions,
  children,
}: Props) {
  const { workspace, mayManage, maySeeMembers } = await loadWorkspaceFrame(org, slug);
  const base = `/orgs/${org}/workspaces/${slug}`;
  return (
    <ConsolePage org={org} workspace={slug}>
      <PageHeader title={workspace.name} description={description} actions={actions} />
      <Tabs
        label={workspace.name}
        items={[
          { href: base, label: "Projects" },
          { href: `${base}/credentials`, label: "Credentials" },
          { href: `${base}/runtimes`, label: "Runtimes" },
          { href: `${base}/storage-units`, label: "Storage units" },
          ...(maySeeMembers ? [{ href: `${base}/members`, label: "Members" }] : []),
          ...(mayManage ? [{ href: `${base}/settings`, label: "Settings" }] : []),
        ]}
      />
      {children}
    </ConsolePage>
  );
}
