import { Readable } from "node:stream";
import type { CallServices } from "@/lib/access/call";
import { AppError, notFound } from "@/lib/core/errors/errors";
import { toAppError } from "@/lib/core/errors/to-app-error";
import { toClientText } from "@/lib/core/input/client-text";
import type { Context } from "@/lib/core/operations/context";
import { createRequestId } from "@/lib/core/request-id";
import { parseTraceContext } from "@/lib/core/trace-context";
import { findKnownBody } from "@/lib/net/known-body";
import { errorResponse, toErrorAnswer, withCommonHeaders } from "./envelope";
import { createMatcher, type Match } from "./match-route";
import { createRequestLog } from "./request-log";
import { isEndpoint, METHODS, type Method } from "./route";
import { ROUTES } from "./routes";
import { runOperation } from "./run-operation";
import { toWireName, toWirePath } from "./wire-names";

/** The facts about a request that are not part of its content. */
export type RequestFacts = {
  /** The trusted client address, null when there is none. */
  ip: string | null;
  /** Schedules work for after the answer. */
  later: Context["later"];
};

const matchRoute = createMatcher(ROUTES);

/** Answers an API request by the route table. It never throws: failures are answered too. */
export async function dispatch(
  services: CallServices,
  request: Request,
  { ip, later }: RequestFacts,
): Promise<Response> {
  const startedAt = performance.now();
  const requestId = createRequestId();
  const url = new URL(request.url);
  const match = matchRoute(url.pathname);
  const client = toClientText(request.headers.get("user-agent"));
  const trace = parseTraceContext(request.headers);
  const logged = { requestId, method: request.method, route: match.pattern, traceId: trace?.traceId };
  const log = createRequestLog(services.log, logged, startedAt);
  const arrival = {
    requestId,
    ip,
    client,
    endpoint: match.pattern,
    startedAt,
    trace,
    report: log.record,
    toStatus: (error: AppError) => toErrorAnswer(error, requestId, { style: match.style, client }).status,
  };
  const answer = (facts: Parameters<typeof log.answer>[0] & { status: number }) => {
    const { method } = request;
    const counted = { method, route: match.pattern, status: facts.status };
    services.metrics.countRequest(counted, performance.now() - startedAt);
    log.answer(facts);
  };
  try {
    const { method, target } = getTarget(match, request.method);
    const params = decode(match.params);
    const api = { services, request, method, url, params, arrival, later, table: ROUTES };
    const response = await (isEndpoint(target) ? target.handle(api) : runOperation(api, target, match.style));
    answer({ status: response.status, isStream: findKnownBody(response) instanceof Readable });
    return withCommonHeaders(response, requestId);
  } catch (failure) {
    const error = toAppError(failure, requestId, services.log);
    const rename = toFieldNames(match, request.method, error);
    const response = errorResponse(error, requestId, { style: match.style, rename, client });
    answer({ status: response.status, code: error.code });
    return response;
  }
}

/**
 * Returns the method whose handler serves a request. HEAD is served as GET, and the server leaves the body
 * out.
 */
const toMethod = (name: string): Method | undefined =>
  name === "HEAD" ? "GET" : METHODS.find((method) => method === name);

function getTarget({ targets }: Match, requested: string) {
  const method = toMethod(requested);
  const target = method && targets[method];
  if (target) return { method, target };
  const allowed = METHODS.filter((name) => targets[name]);
  if (allowed.length === 0) throw notFound();
  throw new AppError("METHOD_NOT_ALLOWED", { headers: { Allow: allowed.join(", ") } });
}

function decode(params: Match["params"]): Match["params"] {
  try {
    return Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
  } catch {
    const message = "The path has an invalid percent-encoding";
    throw new AppError("INVALID_REQUEST", { message, reason: "validation" });
  }
}

/** Returns a function that names the fields of an error on the wire, by the input schema of the route. */
function toFieldNames({ targets, style: { names } }: Match, requested: string, { fields }: AppError) {
  const method = toMethod(requested);
  const target = method && targets[method];
  return (path: string) => {
    const known = target?.input ? toWirePath(target.input, path, names) : path;
    const isOfObject = target && !isEndpoint(target) && known === path && !fields;
    // An error may name a field of the stored object that is not in the input.
    return isOfObject ? toWireName(path, names) : known;
  };
}
