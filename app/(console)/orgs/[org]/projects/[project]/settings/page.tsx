import { deleteProject, updateProject } from "@/app/actions/organizations";
import { NoSettingsAccess } from "@/components/organizations/no-settings-access";
import { TreeSettings } from "@/components/organizations/tree-settings";
import { Card, List } from "@/components/ui/card";
import { BudgetSection } from "../../../budget-section";
import { loadProject } from "../loader";
import { loadBlockers } from "./loader";

type Props = { params: Promise<{ org: string; project: string }> };

export async function generateMetadata({ params }: Props) {
  const { org, project } = await params;
  return { title: `Settings of ${(await loadProject(org, project)).project.name}` };
}

export default async function ProjectSettingsPage({ params }: Props) {
  const { org, project: slug } = await params;
  const [{ project, mayWriteKeys }, blockers] = await Promise.all([
    loadProject(org, slug),
    loadBlockers(org, slug),
  ]);
  if (!blockers && !mayWriteKeys) return <NoSettingsAccess />;
  const { id, name, workspaceId } = project;
  return (
    <div className="grid max-w-200 grid-cols-1 gap-7">
      {blockers && (
        <Card>
          <List>
            <TreeSettings
              organization={org}
              what="project"
              thing={project}
              consequence="Its keys are permanently deleted with it."
              blockers={blockers}
              rename={updateProject}
              remove={deleteProject}
            />
          </List>
        </Card>
      )}
      <BudgetSection
        org={org}
        owner={{ type: "project", id, name }}
        workspaceId={workspaceId}
        mayChange={mayWriteKeys}
      />
    </div>
  );
}
