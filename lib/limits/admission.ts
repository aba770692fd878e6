import type { Engine, Statement } from "@/db/client";
import { coalesce } from "@/lib/core/coalesce";

/**
 * A call with its key's limits per minute and day, null without this limit. With `take` false it is not
 * counted.
 */
export type LimitedCall = { keyId: string; minute: number | null; day: number | null; take: boolean };

/**
 * The limit that refused a call, and the rest of each limit, null without this limit. `unknown` means that
 * the key does not exist. Resets are in milliseconds.
 */
export type Admitted = {
  refused: "day" | "minute" | "unknown" | null;
  minuteLeft: number | null;
  minuteResetMs: number;
  dayLeft: number | null;
  dayResetMs: number;
};

export type Admission = { admit: (call: LimitedCall) => Promise<Admitted> };

type Row = {
  i: number;
  refused: Admitted["refused"];
  minute_left: number | null;
  minute_reset_ms: number;
  day_left: number | null;
  day_reset_ms: number;
};

const ADMIT: Statement = { name: "admit_calls", text: "select * from admit_calls($1::jsonb, $2)" };
const LARGEST_BATCH = 500;

/**
 * Creates the counter of calls on their limits. It is exact across processes. One statement runs at a time,
 * and calls that arrive meanwhile go into the next one. A refused call is not counted.
 */
export const createAdmission = (engine: Pick<Engine, "run">): Admission => ({
  admit: coalesce((calls: LimitedCall[]) => admitBatch(engine, calls), { largest: LARGEST_BATCH }),
});

async function admitBatch(engine: Pick<Engine, "run">, batch: LimitedCall[]): Promise<Admitted[]> {
  const calls = batch.map(({ keyId, minute, day, take }, i) => ({ i, key: keyId, minute, day, take }));
  const durable = batch.some(({ take, day }) => take && day !== null);
  const values = [JSON.stringify(calls), durable];
  const rows = await repeatAcrossDeletions(() => engine.run<Row>(ADMIT, values));
  return rows.sort((one, other) => one.i - other.i).map(toAdmitted);
}

/**
 * Runs a statement that counts calls, and repeats it when it conflicts with the deletion of a key. The failed
 * statement counted nothing, and the next one finds the key unknown.
 */
export async function repeatAcrossDeletions<Result>(
  run: () => Promise<Result>,
  triesLeft = 3,
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (triesLeft === 0 || !crossesDeletion(error)) throw error;
    return repeatAcrossDeletions(run, triesLeft - 1);
  }
}

/** Returns whether an error has PostgreSQL's code for a reference to a deleted row, or for a deadlock. */
const crossesDeletion = (error: unknown) =>
  error instanceof Error && "code" in error && (error.code === "23503" || error.code === "40P01");

const toAdmitted = (row: Row): Admitted => ({
  refused: row.refused,
  minuteLeft: row.minute_left,
  minuteResetMs: row.minute_reset_ms,
  dayLeft: row.day_left,
  dayResetMs: row.day_reset_ms,
});
