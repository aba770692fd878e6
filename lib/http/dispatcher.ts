import type { CallServices } from "@/lib/access/call";
import type { Context } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { toAppError } from "@/lib/core/to-app-error";
import { createRequestId, errorResponse, withCommonHeaders } from "./envelope";
import { createMatcher, type Match } from "./match-route";
import { type ApiRequest, isEndpoint, METHODS, type Method } from "./route";
import { ROUTES } from "./routes";
import { runOperation } from "./run-operation";
import { toWireName, toWirePath } from "./wire-names";

/** What the server knows of a request beside its content. */
export type RequestFacts = {
  /** The trustworthy address of the client, null where there is none. */
  ip: string | null;
  /** Runs work after the answer. */
  later: Context["later"];
};

const matchRoute = createMatcher(ROUTES);
const CLIENT_LENGTH = 200;

/** Answers a request to the API by the route table. It never throws: every failure is an answer. */
export async function dispatch(
  services: CallServices,
  request: Request,
  { ip, later }: RequestFacts,
): Promise<Response> {
  const startedAt = performance.now();
  const requestId = createRequestId();
  const url = new URL(request.url);
  const match = matchRoute(url.pathname);
  const method = toMethod(request.method);
  const client = request.headers.get("user-agent")?.slice(0, CLIENT_LENGTH) ?? null;
  const arrival = { requestId, ip, client, endpoint: match.pattern, startedAt };
  const log = (status: number, code?: string) => {
    const durationMs = Math.round(performance.now() - startedAt);
    const route = match.pattern;
    services.log.info("request", { requestId, method: request.method, route, status, code, durationMs });
  };
  try {
    const response = await run(match, method, (found) => ({
      ...{ services, request, url, arrival, later, table: ROUTES },
      ...found,
    }));
    log(response.status);
    return withCommonHeaders(response, requestId);
  } catch (failure) {
    const error = toAppError(failure, requestId, services.log);
    log(error.status, error.code);
    return errorResponse(error, requestId, match.style, renameFields(match, method, error));
  }
}

const toMethod = (name: string): Method | undefined =>
  name === "HEAD" ? "GET" : METHODS.find((method) => method === name);

function run(
  { targets, style, params }: Match,
  method: Method | undefined,
  toRequest: (found: Pick<ApiRequest, "method" | "params">) => ApiRequest,
): Promise<Response> {
  const methods = METHODS.filter((name) => targets[name]);
  if (methods.length === 0) throw notFound();
  const target = method && targets[method];
  if (!target) throw new AppError("METHOD_NOT_ALLOWED", { headers: { Allow: methods.join(", ") } });
  const request = toRequest({ method, params: decode(params) });
  return isEndpoint(target) ? target.handle(request) : runOperation(request, target, style);
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

/** Returns how an error's fields are named on the wire: by the input of the route, or as the sender wrote them. */
function renameFields(
  { targets, style: { names } }: Match,
  method: Method | undefined,
  { fields }: AppError,
) {
  const target = method && targets[method];
  return (path: string) => {
    const known = target?.input ? toWirePath(target.input, path, names) : path;
    const isOfObject = target && !isEndpoint(target) && known === path && !fields;
    // A rule may name a field of the stored object that is no input.
    return isOfObject ? toWireName(path, names) : known;
  };
}
