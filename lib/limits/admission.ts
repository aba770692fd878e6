import type { Engine, Statement } from "@/db/client";

/** One call under its key's limits. With `take` false it is looked at and counts nothing. */
export type LimitedCall = { keyId: string; minute: number | null; day: number | null; take: boolean };

/** Which limit refused, and what is left of each; null where the key has none. Resets in milliseconds from now. */
export type Admitted = {
  refused: "day" | "minute" | "unknown" | null;
  minuteLeft: number | null;
  minuteResetMs: number;
  dayLeft: number | null;
  dayResetMs: number;
};

export type Admission = { admit: (call: LimitedCall) => Promise<Admitted> };

type Waiting = { call: LimitedCall; resolve: (admitted: Admitted) => void; reject: (error: unknown) => void };

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
 * Counts calls under their limits, exactly, over all processes: one statement is under way at a time, and what
 * arrives meanwhile goes into the next. A refused call counts nowhere.
 */
export function createAdmission(engine: Engine): Admission {
  let waiting: Waiting[] = [];
  let underWay = false;

  async function work() {
    underWay = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, LARGEST_BATCH);
      waiting = waiting.slice(LARGEST_BATCH);
      await admitBatch(engine, batch);
    }
    underWay = false;
  }

  return {
    admit: (call) =>
      new Promise((resolve, reject) => {
        waiting.push({ call, resolve, reject });
        if (!underWay) void work();
      }),
  };
}

async function admitBatch(engine: Engine, batch: Waiting[]) {
  const calls = batch.map(({ call }, i) => ({
    i,
    key: call.keyId,
    minute: call.minute,
    day: call.day,
    take: call.take,
  }));
  const durable = batch.some(({ call }) => call.take && call.day !== null);
  try {
    const rows = await countCalls(engine, [JSON.stringify(calls), durable]);
    for (const row of rows) batch[row.i]?.resolve(toAdmitted(row));
  } catch (error) {
    for (const { reject } of batch) reject(error);
  }
}

/** Asks again where keys were deleted at that very moment: nothing was counted, and by then they are unknown. */
async function countCalls(engine: Engine, values: unknown[], triesLeft = 3): Promise<Row[]> {
  try {
    return await engine.run<Row>(ADMIT, values);
  } catch (error) {
    if (triesLeft === 0 || !crossesDeletion(error)) throw error;
    return countCalls(engine, values, triesLeft - 1);
  }
}

/** PostgreSQL's codes of a reference to a row that is gone, and of a deadlock. */
const crossesDeletion = (error: unknown) =>
  error instanceof Error && "code" in error && (error.code === "23503" || error.code === "40P01");

const toAdmitted = (row: Row): Admitted => ({
  refused: row.refused,
  minuteLeft: row.minute_left,
  minuteResetMs: row.minute_reset_ms,
  dayLeft: row.day_left,
  dayResetMs: row.day_reset_ms,
});
