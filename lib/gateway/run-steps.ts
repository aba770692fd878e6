import type { CallServices, ScopedCall } from "@/lib/access/call";
import { toAppError } from "@/lib/core/to-app-error";
import { settleAttempt } from "./settlement";
import type { Stage } from "./stages";

const CLIENT_GONE = 499;

/** Says that a call came to a further stage, and returns it. */
export type Reach = <Next extends Stage>(stage: Next) => Next;

/**
 * Runs the steps of a call. A step that fails ends the call with a usage record of the last stage that it came to.
 * A client that went away gets an empty 499.
 * @throws AppError when a step fails.
 */
export async function runSteps(
  services: CallServices,
  request: Request,
  first: ScopedCall,
  steps: (reach: Reach) => Promise<Response>,
): Promise<Response> {
  let reached: Stage = first;
  try {
    return await steps((stage) => {
      reached = stage;
      return stage;
    });
  } catch (failure) {
    if (request.signal.aborted) {
      settleAttempt(services, reached, { status: CLIENT_GONE, outcome: "aborted" });
      return new Response(null, { status: CLIENT_GONE });
    }
    const error = toAppError(failure, first.arrival.requestId, services.log);
    const { status, code, reason } = error;
    settleAttempt(services, reached, { status, code, reason, outcome: "complete" });
    throw error;
  }
}
