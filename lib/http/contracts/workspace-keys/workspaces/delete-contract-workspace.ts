import { z } from "zod";
import { sampleId } from "@/lib/core/operations/allowed";
import { command } from "@/lib/core/operations/operation";
import { requireWorkspace } from "@/lib/http/contracts/workspace-keys/targets";
import { deleteWorkspace } from "@/lib/organizations/operations/delete-workspace";
import { findWorkspaceTarget } from "@/lib/organizations/tree-targets";

export const deleteContractWorkspace = command({
  name: "workspaceKeys.deleteWorkspace",
  title: "Delete a workspace",
  permission: "projects:write",
  allowed: { "workspace admin": sampleId("workspaceId") },
  target: (ctx, { id }) => requireWorkspace(findWorkspaceTarget(ctx, id)),
  input: z.object({ id: z.string() }),
  output: z.object({ success: z.literal(true) }),
  run: async (ctx, { id }) => {
    await deleteWorkspace.execute(ctx, { id });
    return { success: true } as const;
  },
});
