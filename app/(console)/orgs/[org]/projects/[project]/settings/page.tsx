import { deleteProject, updateProject } from "@/app/actions/organizations";
import { TreeSettings } from "@/components/organizations/tree-settings";
import { Alert } from "@/components/ui/alert";
import { Card, List } from "@/components/ui/card";
import { loadProject } from "../loader";

export const metadata = { title: "Project settings" };

type Props = { params: Promise<{ org: string; project: string }> };

export default async function ProjectSettingsPage({ params }: Props) {
  const { org, project: slug } = await params;
  const { project, mayManage } = await loadProject(org, slug);
  if (!mayManage) {
    return <Alert>Your access to this project does not cover its settings. An admin can widen it.</Alert>;
  }
  return (
    <Card>
      <List>
        <TreeSettings
          organization={org}
          what="project"
          thing={project}
          consequence="Its keys and their usage go with it. Keys that are still active have to be revoked first."
          rename={updateProject}
          remove={deleteProject}
        />
      </List>
    </Card>
  );
}
