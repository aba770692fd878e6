import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { credentials, keys, projects, runtimes } from "@/db/schema";
import type { Context } from "@/lib/core/operations/context";
import { hasOrganizationAccess } from "@/lib/core/operations/permissions";
import { visibleCredentialIds } from "@/lib/usage/visible-usage";

/** The columns that usage is grouped by, of `usage` or of daily sums. */
export type DimensionColumns = Record<
  "projectId" | "runtimeId" | "credentialId" | "provider" | "model",
  PgColumn
> & {
  keyId?: PgColumn;
};

/** The column of a tag that `joinTags` adds to a source. */
const tag = sql.raw("tagged.tag");

/** The dimensions of usage that name something, in the order of the report's columns. */
export const DIMENSIONS = ["key", "project", "runtime", "provider", "model", "credential", "tag"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** The tables with the names of a dimension's values. */
const NAMED = { key: keys, project: projects, runtime: runtimes, credential: credentials };
export type NamedDimension = keyof typeof NAMED;

/** The dimensions whose values are ids. */
export const NAMED_DIMENSIONS = [
  "key",
  "project",
  "runtime",
  "credential",
] as const satisfies NamedDimension[];

/** Returns the SQL expression of a dimension. A credential that the caller may not see is null. */
export function toDimensionValue(
  ctx: Context,
  columns: DimensionColumns,
  dimension: Dimension,
): SQL<string | null> {
  const { keyId, projectId, runtimeId, credentialId, provider, model } = columns;
  const credential = hasOrganizationAccess(ctx)
    ? credentialId
    : sql`case when ${inArray(credentialId, visibleCredentialIds(ctx))} then ${credentialId} end`;
  return sql<
    string | null
  >`${{ key: keyId, project: projectId, runtime: runtimeId, provider, model, credential, tag }[dimension]}`;
}

/**
 * Joins the tags that the keys have now. Usage of a key with several tags is in the group of each of them, and usage
 * without a key or a tag in a group of its own.
 */
export const joinTags = (ctx: Context, { table, columns }: { table: PgTable; columns: DimensionColumns }) =>
  sql`${table} left join ${keys} on ${keys.organizationId} = ${ctx.organizationId} and ${keys.id} = ${columns.keyId}
    left join lateral unnest(${keys.tags}) as tagged (tag) on true`;

/** Returns the names of a dimension's values by id. Deleted objects have none. */
export async function findNames(
  ctx: Context,
  dimension: NamedDimension,
  ids: string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { id, name, organizationId }: Record<"id" | "name" | "organizationId", PgColumn> = NAMED[dimension];
  const table: PgTable = NAMED[dimension];
  const rows = await ctx.db
    .select({ id: sql<string>`${id}`, name: sql<string>`${name}` })
    .from(table)
    .where(and(eq(organizationId, ctx.organizationId), inArray(id, ids)));
  return new Map(rows.map((row) => [row.id, row.name]));
}
