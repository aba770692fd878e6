import type { CallServices } from "@/lib/access/call";
import { admitCall } from "@/lib/access/call-steps";
import { type CallEnd, recordCall } from "@/lib/access/record-call";
import type { toTokenFacts } from "./answers/token-usage";
import { type AttemptCost, calculateAttemptCost } from "./attempt-cost";
import { type ReservedCall, type ResolvedCall, type Stage, toUsageFacts } from "./stages";

/** The end of a call, or of one attempt at a provider. */
export type AttemptEnd = Pick<CallEnd, "status" | "outcome"> &
  Partial<
    Pick<
      CallEnd,
      "code" | "reason" | "stream" | "ttftMs" | "audioSeconds" | keyof ReturnType<typeof toTokenFacts>
    >
  >;

/**
 * Counts a call on its caller's limits. A ledger would reserve the cost here, in the same statement.
 * @throws the errors of `admitCall`.
 */
export const reserveCall = (services: CallServices, call: ResolvedCall): Promise<ReservedCall> =>
  admitCall(services, call);

/**
 * Writes the usage record of an attempt at a provider, or of a call that ended before one, and returns its cost. A
 * ledger would charge the cost here and release the rest of the reserved amount.
 */
export function settleAttempt(
  services: Pick<CallServices, "recorder">,
  call: Stage,
  end: AttemptEnd,
): AttemptCost {
  const cost = calculateAttemptCost(call, end);
  recordCall(services, call, { ...toUsageFacts(call), ...end, ...cost });
  return cost;
}
