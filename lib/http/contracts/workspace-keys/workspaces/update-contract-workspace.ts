import { z } from "zod";
import { label } from "@/lib/core/input/codecs";
import { sampleId } from "@/lib/core/operations/allowed";
import { command } from "@/lib/core/operations/operation";
import { requireWorkspace } from "@/lib/http/contracts/workspace-keys/targets";
import { updateWorkspace } from "@/lib/organizations/operations/update-workspace";
import { findWorkspaceTarget } from "@/lib/organizations/tree-targets";
import { toWorkspaceAnswer, workspaceAnswer } from "./workspace-view";

export const updateContractWorkspace = command({
  name: "workspaceKeys.updateWorkspace",
  title: "Update a workspace",
  permission: "projects:write",
  allowed: { "workspace admin": sampleId("workspaceId", { name: "Sample" }) },
  target: (ctx, { id }) => requireWorkspace(findWorkspaceTarget(ctx, id)),
  input: z.strictObject({ id: z.string(), name: label.optional() }),
  output: workspaceAnswer,
  run: async (ctx, input) => toWorkspaceAnswer(await updateWorkspace.execute(ctx, input), ctx.organizationId),
});
