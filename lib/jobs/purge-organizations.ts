import { and, eq, getTableColumns, is, lt, type SQL, sql } from "drizzle-orm";
import { getTableConfig, type PgColumn, PgTable } from "drizzle-orm/pg-core";
import { z } from "zod";
import * as schema from "@/db/schema/index";
import { job } from "@/lib/core/operations/job";

const DAY_MS = 24 * 60 * 60 * 1000;
const KEPT_DAYS = 30;
const BATCH_ROWS = 1_000;

type Owned = { table: PgTable; owner: PgColumn };

/** The tables with rows of organizations. Tables that refer to another one come before it, organizations last. */
const OWNED: readonly Owned[] = listOwned();

/**
 * Deletes the rows of organizations that were closed 30 days ago, once a day, 1,000 in each transaction. The cursor has
 * the index of the table in `OWNED`, and the time that the run started with, so that all tables lose the rows of the
 * same organizations.
 */
export const purgeOrganizations = job({
  name: "organizations.purge",
  title: "Delete closed organizations",
  everyMs: DAY_MS,
  cursor: z.object({ position: z.int().min(0), closedBefore: z.iso.datetime().nullable() }),
  start: { position: 0, closedBefore: null },

  step: async ({ db, now }, { position, closedBefore }) => {
    const cutoff = closedBefore ?? new Date(now.getTime() - KEPT_DAYS * DAY_MS).toISOString();
    const owned = OWNED[position];
    if (!owned) return { processed: 0, next: null };
    const { table, owner } = owned;
    const { id, status, closedAt } = schema.organizations;
    const closed = db
      .select({ id })
      .from(schema.organizations)
      .where(and(eq(status, "closed"), lt(closedAt, new Date(cutoff))));
    // Rows of a partitioned table are told apart by partition and position.
    const place: SQL = sql`(tableoid, ctid)`;
    const batch = sql`select tableoid, ctid from ${table} where ${owner} in ${closed} limit ${BATCH_ROWS}`;
    const purged = await db.delete(table).where(sql`${place} in (${batch})`).returning({ one: sql`1` });
    const next = purged.length < BATCH_ROWS ? position + 1 : position;
    return {
      processed: purged.length,
      next: next < OWNED.length ? { position: next, closedBefore: cutoff } : null,
    };
  },
});

function listOwned(): Owned[] {
  const owned = Object.values(schema).flatMap((table): Owned[] => {
    const owner = is(table, PgTable) ? findOwner(table) : undefined;
    return is(table, PgTable) && owner ? [{ table, owner }] : [];
  });
  const sorted: Owned[] = [];
  const add = (one: Owned) => {
    if (sorted.includes(one)) return;
    for (const other of owned) if (other !== one && refersTo(other.table, one.table)) add(other);
    sorted.push(one);
  };
  const isLast = ({ table }: Owned) => table === schema.organizations;
  // Usage does not refer to its organization.
  for (const one of owned.toSorted((a, b) => Number(isLast(a)) - Number(isLast(b)))) add(one);
  return sorted;
}

function findOwner(table: PgTable): PgColumn | undefined {
  const { id, organizationId, chainId }: Record<string, PgColumn> = getTableColumns(table);
  return table === schema.organizations ? id : (organizationId ?? chainId);
}

function refersTo(table: PgTable, other: PgTable): boolean {
  return getTableConfig(table).foreignKeys.some((key) => key.reference().foreignTable === other);
}
