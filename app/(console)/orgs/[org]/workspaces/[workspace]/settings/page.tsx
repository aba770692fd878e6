import { deleteWorkspace, updateWorkspace } from "@/app/actions/organizations";
import { TreeSettings } from "@/components/organizations/tree-settings";
import { Card, List } from "@/components/ui/card";
import { Alert } from "@/components/ui/feedback/alert";
import { BudgetSection } from "../../../budget-section";
import { loadWorkspace } from "../../../loader";
import { WorkspaceFrame } from "../workspace-frame";
import { loadWorkspaceSettings } from "./loader";

type Props = { params: Promise<{ org: string; workspace: string }> };

export async function generateMetadata({ params }: Props) {
  const { org, workspace } = await params;
  return { title: `Settings of ${(await loadWorkspace(org, workspace)).name}` };
}

export default async function WorkspaceSettingsPage({ params }: Props) {
  const { org, workspace: slug } = await params;
  const settings = await loadWorkspaceSettings(org, slug);
  return (
    <WorkspaceFrame org={org} workspace={slug}>
      {settings ? (
        <div className="grid max-w-200 grid-cols-1 gap-7">
          <Card>
            <List>
              <TreeSettings
                organization={org}
                what="workspace"
                thing={settings.workspace}
                consequence="The empty workspace is permanently deleted."
                blockers={settings.blockers}
                rename={updateWorkspace}
                remove={deleteWorkspace}
              />
            </List>
          </Card>
          <BudgetSection
            org={org}
            owner={{ type: "workspace", id: settings.workspace.id, name: settings.workspace.name }}
            mayChange
          />
        </div>
      ) : (
        <Alert icon="lock">You don’t have access to these settings. Ask an admin.</Alert>
      )}
    </WorkspaceFrame>
  );
}
