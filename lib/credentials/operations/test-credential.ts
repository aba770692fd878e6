import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { credentials } from "@/db/schema/index";
import { recordChange } from "@/lib/core/audit-trail";
import { time } from "@/lib/core/codecs";
import type { Context } from "@/lib/core/context";
import { invalidField } from "@/lib/core/errors";
import { command, type Operation, query } from "@/lib/core/operation";
import { requireProvider } from "@/lib/credentials/catalogue/catalogue";
import { authorizeRequest } from "@/lib/credentials/catalogue/provider";
import { findCredentialTarget } from "@/lib/credentials/credential-target";
import { type Credential, credentialView, toCredentialView } from "@/lib/credentials/credential-view";
import { openFields } from "@/lib/credentials/seal-fields";
import { readSealed } from "@/lib/credentials/write-credential";
import { outbound } from "@/lib/net/outbound";
import { OutboundError } from "@/lib/net/outbound-error";

const reference = z.strictObject({ id: z.string() });
const outcome = z.enum(["valid", "rejected", "out_of_quota", "unreachable"]);
const tested = reference.extend({ result: outcome, secretChangedAt: time });

const TIMEOUTS = { headersMs: 10_000, bodyIdleMs: 10_000 };

const probe = query({
  name: "credentials.probe",
  title: "Call a credential's provider",
  permission: "credentials:write",
  target: (ctx, { id }) => findCredentialTarget(ctx, id),
  input: reference,
  output: tested,
  run: async (ctx, { id }, credential) => ({
    id,
    result: await callProvider(ctx, credential),
    secretChangedAt: credential.secretChangedAt,
  }),
});

const record = command({
  name: "credentials.test",
  title: "Test a provider credential",
  permission: "credentials:write",
  target: (ctx, { id }) => findCredentialTarget(ctx, id),
  input: tested,
  output: credentialView,

  run: async (ctx, { result, secretChangedAt }, credential) => {
    if (credential.secretChangedAt.getTime() !== secretChangedAt.getTime())
      return toCredentialView(credential);
    const patch = { lastTestResult: result, lastTestedAt: ctx.now };
    await ctx.db
      .update(credentials)
      .set(patch)
      .where(and(eq(credentials.organizationId, ctx.organizationId), eq(credentials.id, credential.id)));
    const before = { result: credential.lastTestResult, testedAt: credential.lastTestedAt };
    const after = { result, testedAt: ctx.now };
    recordChange(ctx, { subject: `credential:${credential.id}`, name: credential.name, before, after });
    return toCredentialView({ ...credential, ...patch });
  },
});

/**
 * Calls the provider with the stored secret and keeps the outcome: a query that calls, then a command that records,
 * so that no transaction is open during the call. A secret that was replaced meanwhile keeps no outcome.
 */
export const testCredential: Operation<typeof reference, typeof credentialView> = {
  ...record,
  input: probe.input,
  execute: async (ctx, input) => record.execute(ctx, await probe.execute(ctx, input)),
};

/** A real, cheap call: the provider's list of models. */
async function callProvider(ctx: Context, credential: Credential): Promise<z.output<typeof outcome>> {
  const provider = requireProvider(credential.provider);
  const call = provider.endpoints.models;
  const base = credential.publicFields.api_base ?? provider.baseUrl;
  if (!call || !base) throw invalidField("id", `${provider.name} has nothing to test with`);
  const secrets = openFields(ctx.keyring.master, credential, await readSealed(ctx, credential.id));
  const plain = { method: "GET", url: base + call.path, headers: {}, body: null } as const;
  const { url, headers } = await authorizeRequest(call, plain, secrets, credential.publicFields);
  try {
    const response = await outbound(url, {
      allowPrivate: ctx.allowPrivateUpstreams,
      headers,
      timeouts: TIMEOUTS,
    });
    response.discard();
    return toOutcome(response.status, response.header("content-type") ?? "");
  } catch (error) {
    if (error instanceof OutboundError) return "unreachable";
    throw error;
  }
}

/** Some providers answer 400 for a secret that is no key at all; 402 and 429 say that the account is spent. */
function toOutcome(status: number, contentType: string): z.output<typeof outcome> {
  if (status === 200 && contentType.includes("json")) return "valid";
  if ([400, 401, 403].includes(status)) return "rejected";
  return [402, 429].includes(status) ? "out_of_quota" : "unreachable";
}
