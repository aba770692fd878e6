import { deleteProject, updateProject } from "@/app/actions/organizations";
import { NoSettingsAccess } from "@/components/organizations/no-settings-access";
import { TreeSettings } from "@/components/organizations/tree-settings";
import { Card, List } from "@/components/ui/card";
import { loadProjectSettings } from "./loader";

export const metadata = { title: "Project settings" };

type Props = { params: Promise<{ org: string; project: string }> };

export default async function ProjectSettingsPage({ params }: Props) {
  const { org, project: slug } = await params;
  const settings = await loadProjectSettings(org, slug);
  if (!settings) return <NoSettingsAccess />;
  return (
    <Card>
      <List>
        <TreeSettings
          organization={org}
          what="project"
          thing={settings.project}
          consequence="Its keys are permanently deleted with it."
          blockers={settings.blockers}
          rename={updateProject}
          remove={deleteProject}
        />
      </List>
    </Card>
  );
}
