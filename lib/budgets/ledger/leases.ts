import type { Engine, Statement } from "@/db/client";
import { isDatabaseUnavailable } from "@/lib/core/errors/database-unavailable";
import type { Logger } from "@/lib/core/log";

/** The holds of this process, with the ids of their budgets. */
export type Leases = {
  add: (hold: string, budgetIds: string[]) => void;
  /** Removes a settled hold, and returns the ids of its budgets. */
  remove: (hold: string) => readonly string[];
};

const RENEW_MS = 20_000;
const LARGEST_BATCH = 1_000;

/** Rows that another statement has locked are being settled or released. */
const RENEW: Statement = {
  name: "renew_holds",
  text: `with live as materialized (
  select id, budget_id from holds where id = any($1::uuid[]) and not released
  order by id, budget_id for update skip locked)
update holds h set expires_at = now() + interval '60 seconds' from live l where h.id = l.id and h.budget_id = l.budget_id`,
};

/** Creates the holds of this process. While their calls run, they are renewed every 20 seconds for 60 more. */
export function createLeases(engine: Pick<Engine, "run">, log: Logger): Leases {
  const live = new Map<string, readonly string[]>();
  let timer: NodeJS.Timeout | null = null;

  async function renewAll() {
    const holds = [...live.keys()];
    try {
      for (let at = 0; at < holds.length; at += LARGEST_BATCH) {
        await engine.run(RENEW, [holds.slice(at, at + LARGEST_BATCH)]);
      }
    } catch (error) {
      // The next renewal comes before the leases end.
      if (!isDatabaseUnavailable(error)) log.error("holds not renewed", { error: String(error) });
    }
  }

  return {
    add: (hold, budgetIds) => {
      live.set(hold, budgetIds);
      timer ??= setInterval(() => void renewAll(), RENEW_MS).unref();
    },
    remove: (hold) => {
      const budgetIds = live.get(hold) ?? [];
      live.delete(hold);
      if (live.size === 0 && timer) {
        clearInterval(timer);
        timer = null;
      }
      return budgetIds;
    },
  };
}
