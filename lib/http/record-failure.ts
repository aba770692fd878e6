import type { AdmittedCall, AuthenticatedCall, ScopedCall } from "@/lib/access/call";
import { recordCall } from "@/lib/access/record-call";
import { toAppError } from "@/lib/core/to-app-error";
import type { ApiRequest } from "./route";

type Stage = AuthenticatedCall | ScopedCall | AdmittedCall;

/**
 * Runs the steps of a call. Each step reports its stage with `advance`. When a step fails, the usage record
 * of the last stage is written.
 * @throws AppError when a step fails.
 */
export async function recordFailure<Result>(
  { services, arrival }: ApiRequest,
  first: Stage,
  steps: (advance: <Next extends Stage>(stage: Next) => Next) => Promise<Result>,
): Promise<Result> {
  let latest = first;
  try {
    return await steps((stage) => {
      latest = stage;
      return stage;
    });
  } catch (failure) {
    const error = toAppError(failure, arrival.requestId, services.log);
    const { status, code, reason } = error;
    recordCall(services, latest, { status, code, reason, outcome: "complete" });
    throw error;
  }
}
