import { z } from "zod";
import { listAll } from "@/lib/core/list-all";
import { query } from "@/lib/core/operations/operation";
import { anywhere } from "@/lib/core/operations/permissions";
import { listWorkspaces } from "@/lib/organizations/operations/list-workspaces";
import { contractWorkspaceView, toContractWorkspace } from "./workspace-view";

export const listContractWorkspaces = query({
  name: "workspaceKeys.listWorkspaces",
  title: "List workspaces",
  permission: "projects:read",
  allowed: { "workspace read": () => [{}] },
  filtered: true,
  target: () => ({ row: null, target: anywhere }),
  input: z.object({}),
  output: z.object({ success: z.literal(true), workspaces: z.array(contractWorkspaceView) }),
  run: async (ctx) => {
    const workspaces = await listAll(ctx, listWorkspaces);
    return {
      success: true,
      workspaces: workspaces.map((workspace) => toContractWorkspace(workspace, ctx.organizationId)),
    } as const;
  },
});
