import type { CallServices } from "@/lib/access/call";
import { jsonResponse, newRequestId, toAppError, toErrorBody } from "@/lib/core/answer";
import { AppError, notFound } from "@/lib/core/errors";
import { ENDPOINTS, type GatewayEndpoint } from "./endpoints";

type Found = { endpoint: GatewayEndpoint; params: Record<string, string> };

/** Answers a gateway request: plain Fetch, so that it runs beside Next and in it alike. */
export async function handleGateway(
  services: CallServices,
  request: Request,
  { ip }: { ip: string | null },
): Promise<Response> {
  const requestId = newRequestId();
  const startedAt = performance.now();
  const found = findEndpoint(new URL(request.url).pathname);
  const route = found?.endpoint.pattern ?? "/v1/[...path]";
  const client = request.headers.get("user-agent")?.slice(0, 200) ?? null;
  const log = (status: number, code?: string) => {
    const durationMs = Math.round(performance.now() - startedAt);
    services.log.info("request", { requestId, method: request.method, route, status, code, durationMs });
  };
  try {
    const { endpoint, params } = permitMethod(found, request.method);
    const arrival = { requestId, ip, client, endpoint: route, startedAt };
    const response = await endpoint.serve(services, request, arrival, params);
    log(response.status);
    return response;
  } catch (failure) {
    const error = toAppError(failure, requestId, services.log);
    log(error.status, error.code);
    return jsonResponse(requestId, error.status, toErrorBody(error, requestId), error.headers);
  }
}

function findEndpoint(path: string): Found | null {
  for (const endpoint of ENDPOINTS) {
    if (endpoint.pattern === path) return { endpoint, params: {} };
    const [start = "", name] = endpoint.pattern.split(/\[(.+)\]$/);
    if (name && path.startsWith(start) && path.length > start.length) {
      return { endpoint, params: { [name]: decodeURIComponent(path.slice(start.length)) } };
    }
  }
  return null;
}

function permitMethod(found: Found | null, method: string): Found {
  if (!found) throw notFound();
  const allowed = found.endpoint.method;
  if (method === allowed || (method === "HEAD" && allowed === "GET")) return found;
  throw new AppError("METHOD_NOT_ALLOWED", { headers: { Allow: allowed } });
}
