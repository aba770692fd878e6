import { z } from "zod";
import { invalidField } from "@/lib/core/errors/errors";
import { sampleId } from "@/lib/core/operations/allowed";
import { effect } from "@/lib/core/operations/operation";
import { findTest } from "@/lib/credentials/catalogue/find-test";
import { credentialView } from "@/lib/credentials/credential-view";
import { lookUpCredential } from "@/lib/credentials/look-up-credential";
import { probeCredential } from "@/lib/credentials/probing/probe-credential";
import { resolveCredential } from "@/lib/credentials/resolve-credential";
import { toCallWorkspace } from "@/lib/runtimes/resolution-view";
import { findRuntimeTarget } from "@/lib/runtimes/runtime-target";

/** Calls the provider with the credential that a call to the runtime would use now. Nothing is stored. */
export const testRuntime = effect({
  name: "runtimes.test",
  title: "Test a runtime",
  permission: "runtimes:write",
  allowed: { "workspace write": sampleId("runtimeId") },
  target: (ctx, { id }) => findRuntimeTarget(ctx, id),
  input: z.strictObject({ id: z.string() }),
  output: z.object({ result: credentialView.shape.lastTestResult.unwrap() }),

  claim: async (ctx, _input, runtime) => {
    const scope = { organizationId: ctx.organizationId, workspaceId: toCallWorkspace(ctx, runtime) };
    const lookup = await lookUpCredential(ctx, scope, runtime, runtime.provider);
    const { provider, source, baseUrl, secrets, publicFields } = resolveCredential(
      ctx.keyring,
      scope,
      lookup,
    );
    const test = findTest(provider, source === "none" ? { api_base: baseUrl } : publicFields);
    if (!test) throw invalidField("id", `A runtime of ${provider.name} cannot be tested`);
    return { test, secrets, publicFields };
  },
  call: async (ctx, probe) => ({ result: (await probeCredential(ctx, probe)).result }),
  record: async (_ctx, result) => result,
});
