import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { credentials } from "@/db/schema/index";
import { sampleId } from "@/lib/core/allowed";
import { recordChange } from "@/lib/core/audit-trail";
import type { Context } from "@/lib/core/context";
import { invalidField } from "@/lib/core/errors";
import { effect } from "@/lib/core/operation";
import { requireProvider } from "@/lib/credentials/catalogue/catalogue";
import { authorizeRequest, type EndpointCall } from "@/lib/credentials/catalogue/provider";
import { findCredentialTarget } from "@/lib/credentials/credential-target";
import { type Credential, credentialView, toCredentialView } from "@/lib/credentials/credential-view";
import { openFields } from "@/lib/credentials/seal-fields";
import { readSealed } from "@/lib/credentials/write-credential";
import { outbound } from "@/lib/net/outbound";
import { OutboundError } from "@/lib/net/outbound-error";

const TIMEOUTS = { headersMs: 10_000, bodyIdleMs: 10_000 };

/** Calls the provider with the stored secret and keeps the result. A secret replaced meanwhile keeps none. */
export const testCredential = effect({
  name: "credentials.test",
  title: "Test a provider credential",
  permission: "credentials:write",
  allowed: { "workspace write": sampleId("credentialId") },
  target: (ctx, { id }) => findCredentialTarget(ctx, id),
  input: z.strictObject({ id: z.string() }),
  output: credentialView,

  claim: async (ctx, _input, credential) => ({
    credential,
    endpoint: getTestEndpoint(credential),
    secrets: openFields(ctx.keyring.master, credential, await readSealed(ctx, credential.id)),
  }),
  call: (ctx, claim) => callEndpoint(claim, ctx),
  record: async (ctx, result, claim, credential) => {
    if (credential.secretChangedAt.getTime() !== claim.credential.secretChangedAt.getTime())
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

type Outcome = NonNullable<Credential["lastTestResult"]>;
type TestEndpoint = { url: string; call: EndpointCall };
type Claim = { credential: Credential; endpoint: TestEndpoint; secrets: Record<string, string> };

/**
 * Returns the endpoint that a credential is tested with: its provider's list of models.
 * @throws INVALID_REQUEST when the provider has none.
 */
function getTestEndpoint({ provider: id, publicFields }: Credential): TestEndpoint {
  const provider = requireProvider(id);
  const call = provider.endpoints.models;
  const base = publicFields.api_base ?? provider.baseUrl;
  if (!call || !base) throw invalidField("id", `${provider.name} credentials cannot be tested`);
  return { url: base + call.path, call };
}

async function callEndpoint(
  { endpoint: { url: plainUrl, call }, credential, secrets }: Claim,
  { allowPrivateUpstreams }: Pick<Context, "allowPrivateUpstreams">,
): Promise<Outcome> {
  const plain = { method: "GET", url: plainUrl, headers: {}, body: null } as const;
  const { url, headers } = await authorizeRequest(call, plain, secrets, credential.publicFields);
  try {
    const response = await outbound(url, {
      allowPrivate: allowPrivateUpstreams,
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

/** Returns the result of a test. Some providers answer 400 to a malformed key, and 402 or 429 without money left. */
function toOutcome(status: number, contentType: string): Outcome {
  if (status === 200 && contentType.includes("json")) return "valid";
  if ([400, 401, 403].includes(status)) return "rejected";
  return [402, 429].includes(status) ? "out_of_quota" : "unreachable";
}
