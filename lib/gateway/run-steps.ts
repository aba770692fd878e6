import type { CallServices, ScopedCall } from "@/lib/access/call";
import { toAppError } from "@/lib/core/to-app-error";
import { settleAttempt } from "./settlement";
import type { Stage } from "./stages";

const CLIENT_GONE = 499;

/** Sets the last completed stage of a call, and returns it. */
export type Advance = <Next extends Stage>(stage: Next) => Next;

/**
 * Runs the steps of a call. When a step fails, writes the usage record of the last completed stage. A
 * disconnected client gets an empty response with status 499.
 * @throws AppError when a step fails.
 */
export async function runSteps(
  services: CallServices,
  request: Request,
  first: ScopedCall,
  steps: (advance: Advance) => Promise<Response>,
): Promise<Response> {
  let latest: Stage = first;
  try {
    return await steps((stage) => {
      latest = stage;
      return stage;
    });
  } catch (failure) {
    if (request.signal.aborted) {
      settleAttempt(services, latest, { status: CLIENT_GONE, outcome: "aborted" });
      return new Response(null, { status: CLIENT_GONE });
    }
    const error = toAppError(failure, first.arrival.requestId, services.log);
    const { status, code, reason } = error;
    settleAttempt(services, latest, { status, code, reason, outcome: "complete" });
    throw error;
  }
}
