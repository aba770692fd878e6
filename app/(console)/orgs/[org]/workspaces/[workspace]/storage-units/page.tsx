import { EmptyList } from "@/components/resource/empty-list";
import { loadWorkspace } from "../../../loader";
import { WorkspaceFrame } from "../workspace-frame";

type Props = { params: Promise<{ org: string; workspace: string }> };

export async function generateMetadata({ params }: Props) {
  const { org, workspace } = await params;
  return { title: `Storage units of ${(await loadWorkspace(org, workspace)).name}` };
}

export default async function WorkspaceStorageUnitsPage({ params }: Props) {
  const { org, workspace } = await params;
  return (
    <WorkspaceFrame org={org} workspace={workspace}>
      <EmptyList icon="layers" title="No storage units yet">
        A storage unit is a bucket at a storage provider.
      </EmptyList>
    </WorkspaceFrame>
  );
}
