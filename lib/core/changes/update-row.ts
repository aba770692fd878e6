import { isDeepStrictEqual } from "node:util";
import { and, eq, sql } from "drizzle-orm";
import type { PgColumn, PgTable, PgUpdateSetSource } from "drizzle-orm/pg-core";
import { AppError, notFound } from "@/lib/core/errors/errors";
import type { Context } from "@/lib/core/operations/context";
import { recordChange } from "./audit-trail";

/** A table of the organization's rows, or the table of organizations itself, which has no `organizationId`. */
type Entity = PgTable & { id: PgColumn; organizationId?: PgColumn; version: PgColumn; updatedAt: PgColumn };
type Row = { id: string; version: number; name: string };

/**
 * Updates one row in the caller's organization, raises its version and records the change. Returns the
 * updated row. A patch without changes writes nothing.
 * @throws CONFLICT (`version`) when `version` is set and not current.
 * @throws NOT_FOUND when the row no longer exists.
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
    /** Returns fields that are written with every change, such as the author. */
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
        eq(table.organizationId ?? table.id, ctx.organizationId),
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

/** Returns the error for an edit of a record that has changed since it was read. */
export const staleVersion = () =>
  new AppError("CONFLICT", {
    message: "This was changed since you loaded it. Load it again and repeat your change",
    reason: "version",
    param: "version",
    headers: { "x-should-retry": "false" },
  });

const isUnchanged = <Visible extends Row>(row: Visible, patch: Partial<Visible>) =>
  (Object.keys(patch) as (keyof Visible)[]).every((field) => isDeepStrictEqual(row[field], patch[field]));
