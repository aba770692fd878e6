import { toAppError } from "@/lib/core/errors/to-app-error";
import type { AuthenticatedCall, CallServices } from "./call";
import type { CallEnd } from "./record-call";

const CLIENT_GONE = 499;

/** The end of a call that failed. */
export type FailedEnd = Pick<CallEnd, "status" | "outcome" | "code" | "reason">;

type Options<Stage, Services> = {
  request: Request;
  first: Stage;
  /** Writes the usage record of a call at its last completed stage. */
  record: (services: Services, call: Stage, end: FailedEnd) => void;
};

/**
 * Runs the steps of a call. Each step reports its stage with `advance`. When a step fails, the usage record
 * of the last completed stage is written. A disconnected client gets an empty response with status 499.
 * @throws AppError when a step fails.
 */
export async function runSteps<
  Stage extends AuthenticatedCall,
  Services extends Pick<CallServices, "log"> = CallServices,
>(
  services: Services,
  { request, first, record }: Options<Stage, Services>,
  steps: (advance: <Next extends Stage>(stage: Next) => Next) => Promise<Response>,
): Promise<Response> {
  let latest = first;
  try {
    return await steps((stage) => {
      latest = stage;
      return stage;
    });
  } catch (failure) {
    if (request.signal.aborted) {
      record(services, latest, { status: CLIENT_GONE, outcome: "aborted" });
      return new Response(null, { status: CLIENT_GONE });
    }
    const error = toAppError(failure, first.arrival.requestId, services.log);
    const { code, reason } = error;
    const status = first.arrival.toStatus?.(error) ?? error.status;
    record(services, latest, { status, code, reason, outcome: "complete" });
    throw error;
  }
}
