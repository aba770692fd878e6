import { type Call, type CallServices, closeCall, openCall } from "@/lib/access/call";
import { jsonResponse, newRequestId, toAppError, toErrorBody } from "@/lib/core/answer";
import { AppError, notFound } from "@/lib/core/errors";
import { chatCompletions } from "./chat";
import { type Exchange, toCallEnd } from "./exchange";
import { listModels, readModel } from "./models";

type Endpoint = {
  pattern: string;
  method: "GET" | "POST";
  serve: (exchange: Exchange, rest: string) => Promise<Response>;
};

/** The gateway's endpoints by path; one that ends in a slash takes what follows. */
export const ENDPOINTS: Record<string, Endpoint> = {
  "/v1/models": { pattern: "/v1/models", method: "GET", serve: listModels },
  "/v1/models/": { pattern: "/v1/models/[model]", method: "GET", serve: readModel },
  "/v1/chat/completions": { pattern: "/v1/chat/completions", method: "POST", serve: chatCompletions },
};

const CLIENT_GONE = 499;

/** Answers a gateway request: plain Fetch, so that it runs beside Next and in it alike. */
export async function handleGateway(
  services: CallServices,
  request: Request,
  { ip }: { ip: string | null },
): Promise<Response> {
  const requestId = newRequestId();
  const startedAt = performance.now();
  const path = new URL(request.url).pathname;
  const found = findEndpoint(path);
  const route = found?.endpoint.pattern ?? "/v1/[...path]";
  const client = request.headers.get("user-agent")?.slice(0, 200) ?? null;
  const log = (status: number, code?: string) => {
    const durationMs = Math.round(performance.now() - startedAt);
    services.log.info("request", { requestId, method: request.method, route, status, code, durationMs });
  };
  let exchange: Exchange | null = null;
  try {
    const { endpoint, rest } = permitted(found, request.method);
    const call = await openCall(services, request, { requestId, ip, client, endpoint: route });
    exchange = newExchange(services, request, call, startedAt);
    const response = await endpoint.serve(exchange, rest);
    log(response.status);
    return response;
  } catch (failure) {
    if (exchange && request.signal.aborted) {
      exchange.settle({ status: CLIENT_GONE, outcome: "aborted" });
      log(CLIENT_GONE);
      return new Response(null, { status: CLIENT_GONE });
    }
    const error = toAppError(failure, requestId, services.log);
    exchange?.settle(toCallEnd(error));
    log(error.status, error.code);
    return jsonResponse(requestId, error.status, toErrorBody(error, requestId), error.headers);
  }
}

function findEndpoint(path: string) {
  const exact = ENDPOINTS[path];
  if (exact) return { endpoint: exact, rest: "" };
  const [prefix, endpoint] =
    Object.entries(ENDPOINTS).find(([start]) => start.endsWith("/") && path.startsWith(start)) ?? [];
  return prefix && endpoint ? { endpoint, rest: decodeURIComponent(path.slice(prefix.length)) } : null;
}

function permitted(found: ReturnType<typeof findEndpoint>, method: string) {
  if (!found || (found.rest === "" && found.endpoint.pattern.includes("["))) throw notFound();
  if (found.endpoint.method === method || (method === "HEAD" && found.endpoint.method === "GET"))
    return found;
  throw new AppError("METHOD_NOT_ALLOWED", { headers: { Allow: found.endpoint.method } });
}

function newExchange(services: CallServices, request: Request, call: Call, startedAt: number): Exchange {
  const facts: Exchange["facts"] = {};
  let settled = false;
  const settle: Exchange["settle"] = (end) => {
    if (settled) return;
    settled = true;
    closeCall(call, { ...facts, ...end });
  };
  return { services, request, call, startedAt, facts, settle };
}
