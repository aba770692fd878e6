import { AppError, invalidField } from "@/lib/core/errors/errors";
import type { Context } from "@/lib/core/operations/context";
import { authorizeRequest } from "@/lib/credentials/authorization/authorize-request";
import type { Authorizing } from "@/lib/credentials/authorization/provider-request";
import { listBaseUrls } from "@/lib/credentials/catalogue/base-url";
import { requireProvider } from "@/lib/credentials/catalogue/catalogue";
import { type CredentialTest, findTest } from "@/lib/credentials/catalogue/find-test";
import type { Credential } from "@/lib/credentials/credential-view";
import { outbound } from "@/lib/net/outbound";
import { OutboundError } from "@/lib/net/outbound-error";
import { type Finding, toModelsFinding, toOutcome } from "./to-outcome";

const TIMEOUTS = { headersMs: 10_000, bodyIdleMs: 10_000 };

/** A credential's test, and the fields that authorize it. */
type Probe = Authorizing & { test: CredentialTest };

/**
 * Calls the provider. `suggestedBaseUrl` is one under which the server seems to have models, when the path was wrong.
 * `durationMs` is the time of the call.
 */
export async function probeCredential(
  { allowPrivateUpstreams }: Pick<Context, "allowPrivateUpstreams">,
  probe: Probe,
) {
  const startedAt = performance.now();
  const finding = await callTest(probe, allowPrivateUpstreams);
  const durationMs = Math.round(performance.now() - startedAt);
  const isMisplaced = finding.result === "wrong_path";
  const suggestedBaseUrl = isMisplaced ? await findModels(probe, allowPrivateUpstreams) : null;
  return { ...finding, durationMs, suggestedBaseUrl };
}

/**
 * Returns the test of a credential with these public fields.
 * @throws INVALID_REQUEST when it has none.
 */
export function getTest({ provider: id, publicFields }: Pick<Credential, "provider" | "publicFields">) {
  const provider = requireProvider(id);
  const test = findTest(provider, publicFields);
  if (!test) throw invalidField("id", `This ${provider.name} credential cannot be tested`);
  return test;
}

async function callTest({ test, ...authorizing }: Probe, allowPrivate: boolean): Promise<Finding> {
  const { method = "GET", body = null, url } = toCall(test);
  try {
    const plain = { method, url: url ?? "", headers: {}, body };
    const request = await authorizeRequest(test.call, plain, authorizing, { allowPrivate, fresh: true });
    if (url === null) return { result: "valid", models: null };
    const { headers } = request;
    const sent = { method, headers, ...(body !== null && { body }), allowPrivate, timeouts: TIMEOUTS };
    const response = await outbound(url, sent);
    return test.baseUrl === null
      ? { result: toOutcome(response), models: null }
      : await toModelsFinding(response);
  } catch (error) {
    if (!(error instanceof OutboundError || error instanceof AppError)) throw error;
    const isRejected = error instanceof AppError && error.code === "PROVIDER_AUTH";
    return { result: isRejected ? "rejected" : "unreachable", models: null };
  }
}

const toCall = (test: CredentialTest) =>
  test.baseUrl === null
    ? test.call
    : { url: test.baseUrl + test.call.path, method: undefined, body: undefined };

/**
 * Returns another base URL of the host that has a list of models, null when there is none. No secret is sent: a server
 * that requires one at a path has an endpoint there.
 */
async function findModels({ test }: Probe, allowPrivate: boolean): Promise<string | null> {
  if (test.baseUrl === null) return null;
  const { call } = test;
  const found = await Promise.all(
    listBaseUrls(test.baseUrl).map(async (baseUrl) => {
      const probe = { test: { baseUrl, call }, secrets: {}, publicFields: {} };
      const { result } = await callTest(probe, allowPrivate);
      return result === "valid" || result === "rejected" ? baseUrl : null;
    }),
  );
  return found.find((baseUrl) => baseUrl !== null) ?? null;
}
