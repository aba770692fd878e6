import { z } from "zod";
import { sampleId } from "@/lib/core/operations/allowed";
import { query } from "@/lib/core/operations/operation";
import { requireWorkspace } from "@/lib/http/contracts/workspace-keys/targets";
import { getWorkspace } from "@/lib/organizations/operations/get-workspace";
import { findWorkspaceTarget } from "@/lib/organizations/tree-targets";
import { toWorkspaceAnswer, workspaceAnswer } from "./workspace-view";

export const getContractWorkspace = query({
  name: "workspaceKeys.getWorkspace",
  title: "Get a workspace",
  permission: "projects:read",
  allowed: { "workspace read": sampleId("workspaceId") },
  target: (ctx, { id }) => requireWorkspace(findWorkspaceTarget(ctx, id)),
  input: z.object({ id: z.string() }),
  output: workspaceAnswer,
  run: async (ctx, { id }) => toWorkspaceAnswer(await getWorkspace.execute(ctx, { id }), ctx.organizationId),
});
