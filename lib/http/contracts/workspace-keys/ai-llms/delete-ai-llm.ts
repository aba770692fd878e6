import { z } from "zod";
import { sampleId } from "@/lib/core/operations/allowed";
import { command } from "@/lib/core/operations/operation";
import { requireWorkspace } from "@/lib/http/contracts/workspace-keys/targets";
import { deleteRuntime } from "@/lib/runtimes/operations/delete-runtime";
import { findRuntimeTarget } from "@/lib/runtimes/runtime-target";

export const deleteAiLlm = command({
  name: "workspaceKeys.deleteAiLlm",
  title: "Delete an AI LLM",
  permission: "runtimes:write",
  allowed: { "workspace write": sampleId("runtimeId") },
  target: (ctx, { id }) => requireWorkspace(findRuntimeTarget(ctx, id)),
  input: z.object({ id: z.string() }),
  output: z.object({ success: z.literal(true), message: z.string() }),
  run: async (ctx, { id }, { name }) => {
    await deleteRuntime.execute(ctx, { id });
    return { success: true, message: `The AI LLM ${name} is deleted` } as const;
  },
});
