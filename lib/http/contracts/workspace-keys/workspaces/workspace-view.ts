import { z } from "zod";
import type { workspaceView } from "@/lib/organizations/tree-views";

export const contractWorkspaceView = z.object({
  id: z.string(),
  name: z.string(),
  slug: z.string(),
  orgId: z.string(),
  createdAt: z.string(),
});

/** The answer of the routes of one workspace. */
export const workspaceAnswer = z.object({
  success: z.literal(true),
  workspaceId: z.string(),
  workspace: contractWorkspaceView,
});

/** Maps a workspace to its object in the contract. */
export const toContractWorkspace = (
  { id, name, slug, createdAt }: z.input<typeof workspaceView>,
  orgId: string,
) => ({ id, name, slug, orgId, createdAt });

/** Returns the answer of the routes of one workspace. */
export const toWorkspaceAnswer = (workspace: z.input<typeof workspaceView>, orgId: string) =>
  ({
    success: true,
    workspaceId: workspace.id,
    workspace: toContractWorkspace(workspace, orgId),
  }) as const;
