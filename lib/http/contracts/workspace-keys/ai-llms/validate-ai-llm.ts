import { z } from "zod";
import { AppError } from "@/lib/core/errors/errors";
import { sampleId } from "@/lib/core/operations/allowed";
import { adapter } from "@/lib/core/operations/operation";
import { requireWorkspace } from "@/lib/http/contracts/workspace-keys/targets";
import { testRuntime } from "@/lib/runtimes/operations/test-runtime";
import { findRuntimeTarget } from "@/lib/runtimes/runtime-target";

const MESSAGES = {
  valid: "The provider accepts the key",
  rejected: "The provider rejects the key",
  out_of_quota: "The account of the key has no quota left",
  wrong_path: "There are no models under the endpoint",
  unreachable: "The provider is not reachable",
};

/** Calls the provider with the key that would be used now, and says whether it works. */
export const validateAiLlm = adapter({
  name: "workspaceKeys.validateAiLlm",
  title: "Validate an AI LLM",
  permission: "runtimes:write",
  allowed: { "workspace write": sampleId("runtimeId") },
  target: (ctx, { id }) => requireWorkspace(findRuntimeTarget(ctx, id)),
  input: z.strictObject({ id: z.string() }),
  output: z.object({ success: z.boolean(), message: z.string() }),
  run: async (ctx, { id }) => {
    try {
      const { result } = await testRuntime.execute(ctx, { id });
      return { success: result === "valid", message: MESSAGES[result] };
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "PROVIDER_AUTH") throw error;
      return { success: false, message: error.message };
    }
  },
});
