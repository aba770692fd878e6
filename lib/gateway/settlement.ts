import type { CallServices } from "@/lib/access/call";
import { admitCall } from "@/lib/access/call-steps";
import { type CallEnd, recordCall } from "@/lib/access/record-call";
import { type ReservedCall, type ResolvedCall, type Stage, toUsageFacts } from "./stages";

/** How a call, or one attempt at a provider, ended. */
export type AttemptEnd = Pick<CallEnd, "status" | "outcome"> &
  Partial<Pick<CallEnd, "code" | "reason" | "stream" | "tokensIn" | "tokensOut" | "ttftMs">>;

/**
 * Draws a call on its caller's limits. A ledger takes its hold for the cost here, in the same statement.
 * @throws as `admitCall` does.
 */
export const reserveCall = (services: CallServices, call: ResolvedCall): Promise<ReservedCall> =>
  admitCall(services, call);

/**
 * Settles an attempt at a provider, or a call that never came to one. A ledger charges the cost here and gives the rest
 * of the hold back. The end of the last attempt is the call's usage record.
 */
export function settleAttempt(services: Pick<CallServices, "recorder">, call: Stage, end: AttemptEnd): void {
  recordCall(services, call, { ...toUsageFacts(call), ...end });
}
