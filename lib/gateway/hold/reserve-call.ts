import { randomUUID } from "node:crypto";
import type { CallServices } from "@/lib/access/call";
import { admitCall, toAdmitted } from "@/lib/access/call-steps";
import { markFirstUse } from "@/lib/access/draw-on-limits";
import { requireReserved } from "@/lib/access/look-at-limits";
import { type AppliedBudget, listMatching } from "@/lib/budgets/applied-budgets";
import { priceUnknown } from "@/lib/budgets/budget-refusal";
import type { BudgetLine } from "@/lib/budgets/ledger/reservation";
import { parseRequestId } from "@/lib/core/request-id";
import type { Family } from "@/lib/gateway/family";
import type { OpenedCall } from "@/lib/gateway/request/open-call";
import type { Hold, ReservedCall, ResolvedCall } from "@/lib/gateway/stages";
import { type CeilingRates, findCeilingRates } from "@/lib/prices/find-ceiling-rates";
import { findOutputMaximum } from "@/lib/prices/find-output-maximum";
import { findPrice, hasOwnPrices } from "@/lib/prices/find-price";
import { toCeilingField } from "./ceiling-field";
import { countInputTokens, countSeconds } from "./count-input";
import { asksOtherRates, countSearches, SEARCH_TOKENS } from "./hosted-costs";
import { countChoices, toAmount, toBudgetLines, toOutputRange } from "./size-hold";

type Options = { opened: OpenedCall; family: Family; signal: AbortSignal };

/**
 * Counts a call on its caller's limits. Under budgets, it holds what the call can cost in each of them, in the same
 * statement, and sets the ceiling of its output. It waits while running calls hold the money.
 * @throws BUDGET_EXCEEDED when the call does not fit into a budget, or its price is unknown.
 * @throws the errors of `toCeilingField` and `admitCall`.
 */
export async function reserveCall(
  services: CallServices,
  call: ResolvedCall,
  { opened, family, signal }: Options,
): Promise<ReservedCall> {
  const budgets = listBudgets(call, { opened, family });
  if (budgets.length === 0) return { hold: null, ...(await admitCall(services, call)) };
  // The id of the usage record.
  const id = parseRequestId(call.arrival.requestId) ?? randomUUID();
  const { remaining, hold } = await holdMoney(services, call, budgets, { opened, family, signal, id });
  return { hold, ...toAdmitted(call, remaining) };
}

/**
 * Holds what a counted call can cost with another target. It is not counted on its caller's limits again.
 * @throws BUDGET_EXCEEDED when the call does not fit into a budget, or its price is unknown.
 */
export async function reserveAgain(
  services: CallServices,
  call: ReservedCall,
  options: Options,
): Promise<ReservedCall> {
  const budgets = listBudgets(call, options);
  if (budgets.length === 0) return { ...call, hold: null };
  const caller = { ...call.caller, limits: { rateLimitPerMinute: null, dailyHardLimit: null } };
  const { hold } = await holdMoney(services, { ...call, caller }, budgets, { ...options, id: randomUUID() });
  return { ...call, hold };
}

/** Returns the budgets that limit a call to any of its models. A call that costs nothing has none. */
function listBudgets({ selection }: ResolvedCall, { opened, family }: Pick<Options, "opened" | "family">) {
  if (family.metering === "requests") return [];
  const { provider } = selection;
  const others = opened.body.furtherModels.map((model) => ({ runtime: null, provider, model }));
  const matching = new Set(
    [selection, ...others].flatMap((target) => listMatching(opened.records.budgets, target)),
  );
  return opened.records.budgets.filter((budget) => matching.has(budget));
}

async function holdMoney(
  services: CallServices,
  call: ResolvedCall,
  budgets: AppliedBudget[],
  { opened, family, signal, id: hold }: Options & { id: string },
): Promise<Pick<ReservedCall, "remaining"> & { hold: Hold }> {
  checkPrice(call, budgets, opened, family);
  const { outputCeilingFields: fields } = family;
  const field = toCeilingField(opened.body.values, fields, call.credential.provider.id);
  const { isOwn, lines, ...output } = sizeCall(call, budgets, opened.body, family);
  const { id: callerId, kind, organizationId, limits } = call.caller;
  const { rateLimitPerMinute: minute, dailyHardLimit: day } = limits;
  const reserved = await services.ledger.reserve(
    {
      organizationId,
      keyId: kind === "key" ? callerId : null,
      minute,
      day,
      take: true,
      hold,
      output,
      budgets: lines,
    },
    signal,
  );
  const admitted = requireReserved(reserved, budgets, minute);
  try {
    await markFirstUse(services, call.caller);
  } catch (error) {
    // The call ends before its stage has the hold, so that nobody else settles it.
    services.ledger.settle({ hold, usd: 0n, tokens: 0, row: null });
    throw error;
  }
  const remaining = minute === null && day === null ? null : admitted;
  const { outputTokens } = reserved;
  const others = fields.filter((one) => one !== field);
  const ceiling = isOwn ? null : { field, others, tokens: outputTokens };
  const held = toHeld(budgets, lines, outputTokens);
  return { remaining, hold: { id: hold, ceiling, ...held } };
}

/**
 * Checks that the cost of a call will be known.
 * @throws BUDGET_EXCEEDED (`price_unknown`) when nothing tells it.
 */
function checkPrice(
  { selection: { runtime } }: ResolvedCall,
  budgets: AppliedBudget[],
  { body }: OpenedCall,
  { metering }: Family,
) {
  if (body.furtherModels.length > 0)
    throw priceUnknown(
      "Requests that name several models cannot be made under a budget. Name one model, or call without `models`.",
    );
  if (metering === "unmetered")
    throw priceUnknown(
      "The cost of this request is unknown: it runs in the background, opens a session, or uses a tool that its answer does not count. It cannot be made under a budget.",
    );
  if (hasOwnPrices(runtime)) return;
  if (metering === "media")
    throw priceUnknown(`The cost of this recording or speech is unknown before the call. ${REMEDIATION}`);
  if (asksOtherRates(body.values) && budgets.some(({ unit }) => unit === "usd"))
    throw priceUnknown(`The price of this service tier, speed or region is unknown. ${REMEDIATION}`);
}

const REMEDIATION = "To use it under a budget, set prices of its own at the runtime.";

/** Returns what a call costs at most, and the output that it may get. */
function sizeCall(
  { selection, caller }: ResolvedCall,
  budgets: AppliedBudget[],
  body: OpenedCall["body"],
  { outputCeilingFields, countUnits, mostOutput }: Family,
) {
  const { provider, model, runtime } = selection;
  const webSearches = countSearches(body.values);
  const inputTokens = countInputTokens(body, model) + webSearches * SEARCH_TOKENS;
  const price = findPrice(selection, caller.now);
  const units = { audioSeconds: countSeconds(body), ...countUnits?.(body.values), webSearches };
  const rates: CeilingRates | null = price && findCeilingRates(price, inputTokens, units);
  if (!rates && budgets.some(({ unit }) => unit === "usd")) {
    throw priceUnknown(`The price of this model is unknown. ${REMEDIATION}`);
  }
  const maximum = provider !== null && model !== null ? findOutputMaximum(provider, model) : null;
  const maxima = { runtime: runtime?.maxOutputTokens ?? null, model: maximum, endpoint: mostOutput };
  return {
    lines: toBudgetLines(budgets, inputTokens, countChoices(body.values), rates),
    ...toOutputRange(body.values, outputCeilingFields, maxima),
  };
}

/** Returns what a call holds in a budget of each unit, null without one. */
function toHeld(
  budgets: AppliedBudget[],
  lines: BudgetLine[],
  outputTokens: number,
): Pick<Hold, "usd" | "tokens"> {
  const held = (unit: AppliedBudget["unit"]) => {
    const line = lines.find((one) => budgets.some((budget) => budget.id === one.id && budget.unit === unit));
    return line ? toAmount(line, outputTokens) : null;
  };
  return { usd: held("usd"), tokens: held("tokens") };
}
