import { and, asc, eq, gt, type SQL } from "drizzle-orm";
import type { Database } from "@/db/client";
import { runtimes } from "@/db/schema/index";
import type { CallScope } from "@/lib/credentials/look-up-credential";
import { type RuntimeKind, runtimeColumns, type UsableRuntime, usableRuntimes } from "./select-runtime";

/** A usable runtime with the time of its creation. */
export type ListedRuntime = UsableRuntime & { createdAt: Date };

const BATCH = 1_000;

/** Returns the enabled runtimes that a call has access to, ordered by number. */
export async function listUsableRuntimes(
  db: Database,
  scope: CallScope,
  kind?: RuntimeKind,
): Promise<ListedRuntime[]> {
  const found: ListedRuntime[] = [];
  for (;;) {
    const after = found.at(-1)?.number ?? 0;
    const batch = await selectUsable(db, scope, kind && eq(runtimes.kind, kind), gt(runtimes.number, after));
    found.push(...batch);
    if (batch.length < BATCH) return found;
  }
}

/** Returns the enabled runtime with a name, null when the call has no access to one. */
export async function findUsableRuntime(
  db: Database,
  scope: CallScope,
  name: string,
): Promise<ListedRuntime | null> {
  const [runtime] = await selectUsable(db, scope, eq(runtimes.name, name));
  return runtime ?? null;
}

const selectUsable = (db: Database, scope: CallScope, ...conditions: (SQL | undefined)[]) =>
  db
    .select({ ...runtimeColumns, createdAt: runtimes.createdAt })
    .from(runtimes)
    .where(and(usableRuntimes(scope), ...conditions))
    .orderBy(asc(runtimes.number))
    .limit(BATCH);
