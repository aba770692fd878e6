import type { CallServices } from "@/lib/access/call";
import { getServices } from "@/lib/boot/services";
import { jsonResponse, newRequestId, toAppError, toErrorBody } from "@/lib/core/answer";
import { everyMethod, type Method, type Style } from "./routes";

type Open = (services: CallServices, request: Request) => Promise<unknown>;

/** The handlers of a route file that is open to everybody: each answers a JSON body or throws an AppError. */
export function openRoutes(answers: Partial<Record<Method, Open>>, style: Style = {}) {
  return everyMethod((method) => {
    const open = answers[method];
    return open && ((request) => serve(open, style, request));
  }, style);
}

async function serve(open: Open, style: Style, request: Request): Promise<Response> {
  const services = await getServices();
  const requestId = newRequestId();
  try {
    return jsonResponse(requestId, 200, await open(services, request));
  } catch (failure) {
    const error = toAppError(failure, requestId, services.log);
    const body = { ...style.beside?.(error.message), ...toErrorBody(error, requestId) };
    return jsonResponse(requestId, error.status, body, error.headers);
  }
}
