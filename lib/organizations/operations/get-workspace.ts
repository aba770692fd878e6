import { z } from "zod";
import { sampleId } from "@/lib/core/operations/allowed";
import { query } from "@/lib/core/operations/operation";
import { findWorkspaceTarget } from "@/lib/organizations/tree-targets";
import { workspaceView } from "@/lib/organizations/tree-views";

export const getWorkspace = query({
  name: "workspaces.get",
  title: "Get a workspace",
  permission: "projects:read",
  allowed: { "workspace read": sampleId("workspaceId") },
  target: (ctx, { id }) => findWorkspaceTarget(ctx, id),
  input: z.object({ id: z.string() }),
  output: workspaceView,
  run: async (_ctx, _input, workspace) => workspace,
});
