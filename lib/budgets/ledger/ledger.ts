import { EventEmitter } from "node:events";
import type { Engine } from "@/db/client";
import type { Logger } from "@/lib/core/log";
import { createLeases } from "./leases";
import { type BudgetedCall, createReservation, type Reserved } from "./reservation";
import { createSettlements, type Settlements } from "./settlements";
import { reservePatiently } from "./wait-for-money";

/** Holds the money of calls before they are made, and charges their true cost after them. */
export type Ledger = Settlements & {
  /**
   * Holds what a call can cost in each of its budgets, and counts it on its key's limits, all or nothing. It waits while
   * running calls hold the money.
   * @throws the reason of the signal when it aborts.
   */
  reserve: (call: BudgetedCall & { hold: string }, signal: AbortSignal) => Promise<Reserved>;
  /** Looks whether a call would fit now, and counts it on its key's limits with `take`. It holds nothing. */
  look: (call: BudgetedCall & { hold: null }) => Promise<Reserved>;
};

/** Creates the ledger of this process. It is exact across processes. */
export function createLedger(engine: Pick<Engine, "run">, log: Logger): Ledger {
  const reserve = createReservation(engine);
  const leases = createLeases(engine, log);
  const settled = new EventEmitter().setMaxListeners(0);
  const settlements = createSettlements(engine, log, (hold) => {
    for (const budgetId of leases.remove(hold)) settled.emit(budgetId);
  });
  return {
    ...settlements,
    reserve: async (call, signal) => {
      const reserved = await reservePatiently(reserve, settled, call, signal);
      const budgetIds = call.budgets.map(({ id }) => id);
      if (reserved.refused === null) leases.add(call.hold, budgetIds);
      return reserved;
    },
    look: (call) => reserve({ patient: false, ...call }),
  };
}
