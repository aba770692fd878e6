import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { credentials } from "@/db/schema/index";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { sampleId } from "@/lib/core/operations/allowed";
import { effect } from "@/lib/core/operations/operation";
import { findCredentialTarget } from "@/lib/credentials/credential-target";
import { credentialView, toCredentialView } from "@/lib/credentials/credential-view";
import { getTest, probeCredential } from "@/lib/credentials/probing/probe-credential";
import { openFields } from "@/lib/credentials/sealing/seal-fields";
import { readSealed } from "@/lib/credentials/write-credential";

/**
 * Calls the provider with the stored secret and keeps the result. A secret replaced meanwhile keeps none.
 * `suggestedBaseUrl` is one under which the server seems to have models, when the path was wrong.
 */
export const testCredential = effect({
  name: "credentials.test",
  title: "Test a provider credential",
  permission: "credentials:write",
  allowed: { "workspace write": sampleId("credentialId") },
  target: (ctx, { id }) => findCredentialTarget(ctx, id),
  input: z.strictObject({ id: z.string() }),
  output: credentialView.extend({
    suggestedBaseUrl: z.string().nullable(),
    /** The number of models that the provider listed, null when the test lists none. */
    models: z.int().nullable(),
    /** The time of the call, in milliseconds. */
    durationMs: z.int().nullable(),
  }),

  claim: async (ctx, _input, credential) => ({
    credential,
    test: getTest(credential),
    publicFields: credential.publicFields,
    secrets: openFields(ctx.keyring.master, credential, await readSealed(ctx, credential.id)),
  }),
  call: probeCredential,
  record: async (ctx, { result, ...details }, claim, credential) => {
    if (credential.secretChangedAt.getTime() !== claim.credential.secretChangedAt.getTime())
      return { ...toCredentialView(credential), suggestedBaseUrl: null, models: null, durationMs: null };
    const patch = { lastTestResult: result, lastTestedAt: ctx.now };
    await ctx.db
      .update(credentials)
      .set(patch)
      .where(and(eq(credentials.organizationId, ctx.organizationId), eq(credentials.id, credential.id)));
    const before = { result: credential.lastTestResult, testedAt: credential.lastTestedAt };
    const after = { result, testedAt: ctx.now };
    recordChange(ctx, { subject: `credential:${credential.id}`, name: credential.name, before, after });
    const works = result === "valid" && { failing: null };
    return { ...toCredentialView({ ...credential, ...patch, ...works }), ...details };
  },
});
