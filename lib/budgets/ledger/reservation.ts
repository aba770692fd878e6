import type { Engine, Statement } from "@/db/client";
import { coalesce } from "@/lib/core/coalesce";
import { type Admitted, repeatAcrossDeletions } from "@/lib/limits/admission";

/**
 * A budget of a call, with the limit that applies. The call costs `fixed` and, for a million tokens of output, `rate`,
 * both in the budget's unit.
 */
export type BudgetLine = { id: string; limit: bigint; fixed: bigint; rate: bigint };

/**
 * The tokens of output that a call may be granted: as many as the free money pays, from `least` to `most`. While
 * settlements could pay for `enough`, it is worth waiting for them.
 */
export type OutputRange = { most: number; enough: number; least: number };

/** A call with its budgets and its key's limits. */
export type BudgetedCall = {
  organizationId: string;
  /** The key whose limits count the call, null for a person. */
  keyId: string | null;
  minute: number | null;
  day: number | null;
  /** The id of the hold. Null for a look at the budgets that holds nothing. */
  hold: string | null;
  /** Whether the call is counted on the key's limits. */
  take: boolean;
  output: OutputRange;
  budgets: BudgetLine[];
};

/** The result of a reservation. `wait`: running calls hold the money. */
export type Reserved = Omit<Admitted, "refused"> & {
  refused: Admitted["refused"] | "budget" | "wait";
  /** The budget that refused the call. */
  budgetId: string | null;
  /** The granted tokens of output. */
  outputTokens: number;
  /** The free part of each budget, of a call that holds nothing. */
  free: ReadonlyMap<string, bigint>;
};

type Row = {
  i: number;
  refused: Reserved["refused"];
  budget_id: string | null;
  output_tokens: string | number;
  minute_left: number | null;
  minute_reset_ms: number;
  day_left: number | null;
  day_reset_ms: number;
  free: Record<string, string>;
};

const RESERVE: Statement = { name: "reserve_calls", text: "select * from reserve_calls($1::jsonb)" };
const LARGEST_BATCH = 200;

/** A call and whether it waits for settlements. */
export type Attempt = BudgetedCall & { patient: boolean };

/**
 * Creates the function that holds what calls can cost, and counts them on their limits, all or nothing. One statement
 * runs at a time, and calls that arrive meanwhile go into the next one.
 */
export const createReservation = (engine: Pick<Engine, "run">): ((call: Attempt) => Promise<Reserved>) =>
  coalesce((calls: Attempt[]) => reserveBatch(engine, calls), { largest: LARGEST_BATCH });

async function reserveBatch(engine: Pick<Engine, "run">, batch: Attempt[]): Promise<Reserved[]> {
  const calls = batch.map(({ organizationId, keyId, output, budgets, ...call }, i) => ({
    i,
    organization: organizationId,
    key: keyId,
    budgets: budgets.map(toLine),
    ...call,
    ...output,
  }));
  const rows = await repeatAcrossDeletions(() => engine.run<Row>(RESERVE, [JSON.stringify(calls)]));
  return rows.sort((one, other) => one.i - other.i).map(toReserved);
}

const toLine = ({ id, limit, fixed, rate }: BudgetLine) => ({
  id,
  limit: String(limit),
  fixed: String(fixed),
  rate: String(rate),
});

const toReserved = (row: Row): Reserved => ({
  refused: row.refused,
  budgetId: row.budget_id,
  outputTokens: Number(row.output_tokens),
  minuteLeft: row.minute_left,
  minuteResetMs: row.minute_reset_ms,
  dayLeft: row.day_left,
  dayResetMs: row.day_reset_ms,
  free: new Map(Object.entries(row.free).map(([id, amount]) => [id, BigInt(amount)])),
});
