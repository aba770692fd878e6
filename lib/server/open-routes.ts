import { answer, errorBody, expectedError, newRequestId } from "@/lib/core/answer";
import type { CallServices } from "@/lib/keys/call";
import { installation } from "./installation";
import { everyMethod, type Method } from "./routes";

type Open = (services: CallServices, request: Request) => Promise<unknown>;

/** The handlers of a route file that is open to everybody: each answers a JSON body or throws an AppError. */
export function openRoutes(answers: Partial<Record<Method, Open>>) {
  return everyMethod((method) => {
    const open = answers[method];
    return open && ((request) => serve(open, request));
  });
}

async function serve(open: Open, request: Request): Promise<Response> {
  const services = await installation();
  const requestId = newRequestId();
  try {
    return answer(requestId, 200, await open(services, request));
  } catch (failure) {
    const error = expectedError(failure, requestId, services.log);
    return answer(requestId, error.status, errorBody(error, requestId), error.headers);
  }
}
