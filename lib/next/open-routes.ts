import type { CallServices } from "@/lib/access/call";
import { installation } from "@/lib/boot/services";
import { answer, errorBody, expectedError, newRequestId } from "@/lib/core/answer";
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
  const services = await installation();
  const requestId = newRequestId();
  try {
    return answer(requestId, 200, await open(services, request));
  } catch (failure) {
    const error = expectedError(failure, requestId, services.log);
    const body = { ...style.beside?.(error.message), ...errorBody(error, requestId) };
    return answer(requestId, error.status, body, error.headers);
  }
}
