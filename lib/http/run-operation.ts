import { admitCall, authenticateCall, checkCall, rateLimitHeaders } from "@/lib/access/call-steps";
import { type AuthenticatedKey, toKeyActor } from "@/lib/access/caller";
import { recordCall } from "@/lib/access/record-call";
import { runSteps } from "@/lib/access/run-steps";
import { invalidField } from "@/lib/core/errors/errors";
import type { CallUse, Context } from "@/lib/core/operations/context";
import type { Operation } from "@/lib/core/operations/operation";
import { pickPermission, toScope } from "@/lib/core/operations/permissions";
import { jsonResponse } from "@/lib/net/json-response";
import { readInput } from "./read-input";
import type { ApiRequest, Style } from "./route";
import { toWire } from "./wire-names";

/** Runs an operation with the calling key and returns the response. Writes one usage record. */
export const runOperation = (api: ApiRequest, operation: Operation, style: Style): Promise<Response> =>
  answerWith(api, operation, style, async (ctx, input) => {
    const output = toWire(operation.output, await operation.execute(ctx, input), style.names);
    const status = api.method === "POST" && operation.creates ? 201 : 200;
    return jsonResponse(style.plainLists ? withoutPage(output) : output, { status });
  });

/** An operation that answers a request. `read` returns its input when the body is not an object. */
type Answered = Pick<Operation, "permission" | "orPermission" | "input"> & {
  read?: (api: ApiRequest) => Promise<Record<string, unknown>>;
};

/**
 * Answers a request for an operation with the response of `answer`, which gets the context of the calling key
 * and the unparsed input. Writes one usage record.
 */
export async function answerWith(
  api: ApiRequest,
  operation: Answered,
  style: Style,
  answer: (ctx: Context, input: Record<string, unknown>) => Promise<Response>,
): Promise<Response> {
  const { services, request, arrival } = api;
  const authenticated = await authenticateCall(services, request, arrival);
  const scoped = { scope: pickScope(authenticated.caller, operation), ...authenticated };
  return runSteps(services, { request, first: scoped, record: recordCall }, async (advance) => {
    checkCall(scoped);
    const admitted = advance(await admitCall(services, scoped));
    const used: CallUse = {};
    const reportUse = (use: CallUse) => Object.assign(used, use);
    const ctx = { reportUse, ...createContext(api, admitted.caller) };
    const { read = () => readInput(api, operation.input, style) } = operation;
    const response = await answer(ctx, await read(api));
    recordCall(services, admitted, { status: response.status, outcome: "complete", ...used });
    for (const [name, value] of Object.entries(rateLimitHeaders(admitted))) response.headers.set(name, value);
    return response;
  });
}

/** Returns the scope that a call of an operation needs: of two, the one that the key has. */
const pickScope = (
  caller: AuthenticatedKey,
  { permission, orPermission }: Pick<Operation, "permission" | "orPermission">,
) => permission && toScope(pickPermission(toKeyActor(caller), permission, orPermission));

function createContext(api: ApiRequest, caller: AuthenticatedKey): Context {
  const { engine, keyring, allowPrivateUpstreams, providerVariable } = api.services;
  const { requestId, ip, client } = api.arrival;
  return {
    db: engine.db,
    organizationId: caller.organizationId,
    actor: toKeyActor(caller),
    now: caller.now,
    request: { id: requestId, ip, client, idempotency: parseIdempotency(api) },
    keyring,
    allowPrivateUpstreams,
    providerVariable,
    changes: [],
    later: api.later,
  };
}

function parseIdempotency({ request, method, arrival }: ApiRequest) {
  const key = request.headers.get("idempotency-key");
  if (key === null || method !== "POST") return null;
  if (key === "" || key.length > 255) throw invalidField("Idempotency-Key", "Use 1 to 255 characters");
  return { route: `${method} ${arrival.endpoint}`, key };
}

/** Returns the items of a page. Any other output stays unchanged. */
const withoutPage = (output: unknown) =>
  typeof output === "object" && output !== null && "next_cursor" in output && "data" in output
    ? output.data
    : output;
