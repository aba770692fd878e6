import type { CallServices } from "@/lib/access/call";
import { type CallEnd, recordCall } from "@/lib/access/record-call";
import type { toTokenFacts } from "./answers/token-usage";
import { type AttemptCost, calculateAttemptCost, isFree } from "./attempt-cost";
import { type Hold, type Stage, toUsageFacts } from "./stages";

/** The end of a call, or of one attempt at a provider. */
export type AttemptEnd = Pick<CallEnd, "status" | "outcome"> &
  Partial<Pick<CallEnd, "code" | "reason" | "stream" | "ttftMs"> & ReturnType<typeof toTokenFacts>>;

/**
 * Writes the usage record of an attempt at a provider, or of a call that ended before one, and returns its cost. The
 * budgets of the call are charged in the same statement.
 */
export function settleAttempt(
  services: Pick<CallServices, "recorder" | "ledger">,
  call: Stage,
  { media, webSearches, ...given }: AttemptEnd,
): AttemptCost {
  const end = { ...given, ...toAbandonedTokens(call, given) };
  const cost = calculateAttemptCost(call, { ...end, media, webSearches });
  const facts = { ...toUsageFacts(call), ...end, ...cost };
  const hold = "hold" in call ? call.hold : null;
  if (!hold) {
    recordCall(services, call, facts);
    return cost;
  }
  const charge = toCharge(hold, end, cost);
  const marked = { ...facts, reason: end.reason ?? (isOverrun(hold, charge) ? "overrun" : undefined) };
  recordCall(services, call, marked, (row) => services.ledger.settle({ hold: hold.id, ...charge, row }));
  return cost;
}

/** Returns the tokens of a call whose client left before the answer. Its provider has its input. */
function toAbandonedTokens(call: Stage, { status, outcome }: AttemptEnd) {
  const isAbandoned = outcome === "aborted" && status >= 400;
  return isAbandoned && "estimateInput" in call && call.metering === "tokens"
    ? { tokensIn: call.estimateInput() }
    : {};
}

/** Returns what a call is charged. One with unknown cost or tokens is charged what it holds. */
function toCharge({ usd, tokens }: Hold, end: AttemptEnd, { costNanos }: AttemptCost) {
  if (isFree(end)) return { usd: 0n, tokens: 0 };
  const used =
    end.tokensIn == null && end.tokensOut == null ? null : (end.tokensIn ?? 0) + (end.tokensOut ?? 0);
  return { usd: costNanos ?? usd ?? 0n, tokens: used ?? Number(tokens ?? 0n) };
}

/** Returns whether a provider reported more than a call could use. */
const isOverrun = ({ usd, tokens }: Hold, charge: ReturnType<typeof toCharge>): boolean =>
  (usd !== null && charge.usd > usd) || (tokens !== null && charge.tokens > tokens);
