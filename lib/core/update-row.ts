import { and, eq, sql } from "drizzle-orm";
import type { PgColumn, PgTable, PgUpdateSetSource } from "drizzle-orm/pg-core";
import { recordChange } from "./audit-trail";
import type { Context } from "./context";
import { AppError, notFound } from "./errors";

type Entity = PgTable & { id: PgColumn; organizationId: PgColumn; version: PgColumn; updatedAt: PgColumn };
type Row = { id: string; version: number; name: string };

/**
 * Writes one row of an entity: in the caller's organization, with its version raised, and noted for the audit.
 * With `version` only if that is still the current one, else CONFLICT (`version`). A patch that changes nothing
 * writes nothing. Answers the row as it is afterwards.
 */
export async function updateRow<Table extends Entity, Visible extends Row>(
  ctx: Context,
  {
    table,
    subject,
    visible,
    stamp,
  }: {
    table: Table;
    subject: string;
    visible: (row: Visible) => Record<string, unknown>;
    /** What is written beside a patch that changes something. */
    stamp?: (ctx: Context) => Partial<Visible>;
  },
  row: Visible,
  version: number | undefined,
  patch: Partial<Visible>,
): Promise<Visible> {
  if (version !== undefined && version !== row.version) throw staleVersion();
  if (isUnchanged(row, patch)) return row;
  const stamped = { ...patch, ...stamp?.(ctx) };
  const set = {
    ...stamped,
    version: sql`${table.version} + 1`,
    updatedAt: ctx.now,
  } as PgUpdateSetSource<Table>;
  const written = await ctx.db
    .update(table)
    .set(set)
    .where(
      and(
        eq(table.organizationId, ctx.organizationId),
        eq(table.id, row.id),
        version === undefined ? undefined : eq(table.version, version),
      ),
    )
    .returning({ version: table.version });
  const raised = written[0]?.version;
  if (typeof raised !== "number") throw version === undefined ? notFound() : staleVersion();
  const after = { ...row, ...stamped, version: raised, updatedAt: ctx.now };
  recordChange(ctx, {
    subject: `${subject}:${row.id}`,
    name: after.name,
    before: visible(row),
    after: visible(after),
  });
  return after;
}

/** The refusal of an edit of what has changed since it was read. */
export const staleVersion = () =>
  new AppError("CONFLICT", {
    message: "It has changed since you read it",
    reason: "version",
    param: "version",
    headers: { "x-should-retry": "false" },
  });

const isUnchanged = <Visible extends Row>(row: Visible, patch: Partial<Visible>) =>
  (Object.keys(patch) as (keyof Visible)[]).every(
    (field) => JSON.stringify(row[field]) === JSON.stringify(patch[field]),
  );
