import type { CallServices } from "@/lib/access/call";
import { type CallEnd, recordCall } from "@/lib/access/record-call";
import type { StoredUsageRow } from "@/lib/usage/recorder";
import { type TokenUsage, toTokenFacts } from "./answers/token-usage";
import { type AttemptCost, calculateAttemptCost, hasTokens, isFree } from "./attempt-cost";
import { type Hold, type Stage, toUsageFacts } from "./stages";

/** The end of a call, or of one attempt at a provider. `usage` is null when its answer reports none. */
export type AttemptEnd = Pick<CallEnd, "status" | "outcome"> &
  Partial<Pick<CallEnd, "code" | "reason" | "stream" | "ttftMs">> & { usage?: TokenUsage | null };

/**
 * Writes the usage record of an attempt at a provider, or of a call that ended before one, and returns its cost. The
 * budgets of the call are charged in the same statement.
 */
export function settleAttempt(
  services: Pick<CallServices, "recorder" | "ledger">,
  call: Stage,
  { usage: reported, reason: given, ...end }: AttemptEnd,
): AttemptCost {
  const usage = reported ?? findAbandonedUsage(call, end);
  const used = { status: end.status, usage };
  const cost = calculateAttemptCost(call, used);
  const hold = "hold" in call ? call.hold : null;
  const charge = hold && toCharge(hold, used, cost);
  const reason = given ?? (hold && charge && isOverrun(hold, charge) ? "overrun" : undefined);
  const { costNanos, costFacets, priceId } = cost;
  const tokens = usage && toTokenFacts(usage);
  const facts = { reason, costNanos, costFacets, priceId, ...toUsageFacts(call), ...end, ...tokens };
  const charging = hold && charge && { hold: hold.id, usd: charge.usd, tokens: charge.tokens };
  const write = charging && ((row: StoredUsageRow) => services.ledger.settle({ row, ...charging }));
  recordCall(services, call, facts, write ?? undefined);
  return cost;
}

/** Returns the usage of a call whose client left before the answer. Its provider has its input. */
function findAbandonedUsage(call: Stage, { status, outcome }: AttemptEnd): TokenUsage | null {
  const isAbandoned = outcome === "aborted" && status >= 400;
  return isAbandoned && "estimateUsage" in call && call.metering !== "requests" ? call.estimateUsage() : null;
}

/** Returns what a call is charged. One with unknown cost or tokens is charged what it holds. */
function toCharge({ usd, tokens }: Hold, used: Parameters<typeof isFree>[0], { costNanos }: AttemptCost) {
  if (isFree(used)) return { usd: 0n, tokens: 0 };
  const { usage } = used;
  const { tokensIn, tokensOut } =
    usage && hasTokens(usage) ? toTokenFacts(usage) : { tokensIn: null, tokensOut: 0 };
  return {
    usd: costNanos ?? usd ?? 0n,
    tokens: tokensIn === null ? Number(tokens ?? 0n) : tokensIn + tokensOut,
  };
}

/** Returns whether a provider reported more than a call could use. */
const isOverrun = ({ usd, tokens }: Hold, charge: ReturnType<typeof toCharge>): boolean =>
  (usd !== null && charge.usd > usd) || (tokens !== null && charge.tokens > tokens);
