import { z } from "zod";
import { label } from "@/lib/core/input/codecs";
import { command } from "@/lib/core/operations/operation";
import { organizationTarget } from "@/lib/core/operations/permissions";
import { createWorkspace } from "@/lib/organizations/operations/create-workspace";
import { getWorkspace } from "@/lib/organizations/operations/get-workspace";
import { toWorkspaceAnswer, workspaceAnswer } from "./workspace-view";

export const createContractWorkspace = command({
  name: "workspaceKeys.createWorkspace",
  title: "Create a workspace",
  permission: "projects:write",
  allowed: { "organization admin": () => [{ name: "Sample" }] },
  target: () => ({ row: null, target: organizationTarget }),
  input: z.strictObject({ name: label }),
  output: workspaceAnswer,

  replay: {
    recordOf: ({ workspaceId }) => workspaceId,
    answer: async (ctx, id) => toWorkspaceAnswer(await getWorkspace.execute(ctx, { id }), ctx.organizationId),
  },
  run: async (ctx, { name }) =>
    toWorkspaceAnswer(await createWorkspace.execute(ctx, { name }), ctx.organizationId),
});
