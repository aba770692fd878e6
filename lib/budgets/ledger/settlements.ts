import type { Engine, Statement } from "@/db/client";
import { coalesce } from "@/lib/core/coalesce";
import { isDatabaseUnavailable } from "@/lib/core/errors/database-unavailable";
import type { Logger } from "@/lib/core/log";
import { repeatAcrossDeletions } from "@/lib/limits/admission";
import { isRefusedRow } from "@/lib/usage/batches";
import { createPartitions } from "@/lib/usage/partitions";
import type { StoredUsageRow } from "@/lib/usage/recorder";
import { toInsertUsage } from "@/lib/usage/statements";

/** The true cost of a call, and its usage record. */
export type Settlement = { hold: string; usd: bigint; tokens: number; row: StoredUsageRow | null };

export type Settlements = {
  settle: (settlement: Settlement) => void;
  /**
   * Writes all settlements now.
   * @throws the database's error when it fails. The settlements stay.
   */
  flush: () => Promise<void>;
};

/** Charges calls, gives their holds back, and writes their usage records. */
const SETTLE: Statement = {
  name: "settle_calls",
  text: toInsertUsage(
    "charged, jsonb_to_recordset($1::jsonb)",
    "charged as materialized (select settle_holds($2::jsonb)),\n",
  ),
};
const CHARGE: Statement = { name: "settle_holds", text: "select settle_holds($1::jsonb)" };

const LARGEST_BATCH = 200;
const RETRY_MS = 1_000;

/**
 * Creates the settlements of this process. One statement runs at a time, and settlements that arrive meanwhile go into
 * the next one. When the database fails, they are repeated every second. `done` gets each hold that was settled, or
 * whose charge the database refused for its content.
 */
export function createSettlements(
  engine: Pick<Engine, "run">,
  log: Logger,
  done: (hold: string) => void,
): Settlements {
  const charge = coalesce(createBatchCharge(engine), { largest: LARGEST_BATCH });
  const running = new Set<Promise<void>>();
  const unwritten = new Set<Settlement>();
  let timer: NodeJS.Timeout | null = null;

  async function write(settlement: Settlement): Promise<void> {
    try {
      await charge(settlement);
      done(settlement.hold);
    } catch (error) {
      if (!isRefusedRow(error)) return keep(settlement, error);
      log.error("settlement refused", { error: toMessage(error) });
      // The database refuses the usage record for its content. The money is charged without it.
      if (settlement.row) await write({ ...settlement, row: null });
      else done(settlement.hold);
    }
  }

  function keep(settlement: Settlement, error: unknown) {
    unwritten.add(settlement);
    if (timer) return;
    if (!isDatabaseUnavailable(error)) log.error("settlements not written", { error: toMessage(error) });
    timer = setTimeout(() => {
      timer = null;
      repeat();
    }, RETRY_MS).unref();
  }

  function start(settlement: Settlement) {
    const written = write(settlement).finally(() => running.delete(written));
    running.add(written);
  }

  function repeat() {
    const again = [...unwritten];
    unwritten.clear();
    for (const settlement of again) start(settlement);
  }

  return {
    settle: start,
    flush: async () => {
      await Promise.all(running);
      repeat();
      await Promise.all(running);
      if (unwritten.size > 0) throw new Error(`${unwritten.size} settlements are not written`);
    },
  };
}

/** Creates a function that charges a batch of calls and writes their usage records in one statement. */
function createBatchCharge(engine: Pick<Engine, "run">) {
  const ensurePartitions = createPartitions(engine);
  return async (batch: Settlement[]): Promise<true[]> => {
    const charges = JSON.stringify(
      batch.map(({ hold, usd, tokens }) => ({ hold, usd: String(usd), tokens })),
    );
    const rows = batch.flatMap(({ row }) => row ?? []);
    for (const { at } of rows) await ensurePartitions(at);
    const [statement, values] =
      rows.length > 0 ? [SETTLE, [JSON.stringify(rows), charges]] : [CHARGE, [charges]];
    await repeatAcrossDeletions(() => engine.run(statement, values));
    return batch.map(() => true);
  };
}

const toMessage = (error: unknown) => (error instanceof Error ? error.message : typeof error);
