import { type AnyColumn, and, eq, getTableColumns, inArray, type SQL, sql } from "drizzle-orm";
import { credentials, keys, projects, runtimes, usage, users } from "@/db/schema";
import type { Context } from "@/lib/core/operations/context";
import { hasOrganizationAccess } from "@/lib/core/operations/permissions";
import { visibleCredentialIds } from "@/lib/usage/visible-usage";
import { toRequestView } from "./request-view";

const { organizationId: _organization, ...columns } = getTableColumns(usage);

/** The most rows that one page is searched in. */
const MOST_CHECKED = 20_000;

type Search = {
  /** The condition of rows that an index has in order. */
  indexed: SQL | undefined;
  /** The condition that is checked row by row, undefined for none. */
  checked: SQL | undefined;
  order: SQL[];
  limit: number;
};

/**
 * Finds requests with the names of their objects, in order. Of the rows of the index, only the first 20,000
 * are checked.
 */
export async function findRequests(ctx: Context, { indexed, checked, order, limit }: Search) {
  // The subqueries have the name of the table, so that its columns name theirs.
  const walked = ctx.db
    .select(columns)
    .from(usage)
    .where(indexed)
    .orderBy(...order)
    .limit(checked ? MOST_CHECKED : limit)
    .as("usage");
  const found = ctx.db
    .select(columns)
    .from(walked)
    .where(checked)
    .orderBy(...order)
    .limit(limit)
    .as("usage");
  const isOwn = (table: { id: AnyColumn; organizationId: AnyColumn }, id: AnyColumn) =>
    and(eq(table.organizationId, ctx.organizationId), eq(table.id, id));
  const isVisible = hasOrganizationAccess(ctx) || inArray(usage.credentialId, visibleCredentialIds(ctx));
  const rows = await ctx.db
    .select({
      ...columns,
      keyName: keys.name,
      personName: users.name,
      projectName: projects.name,
      runtimeName: runtimes.name,
      credentialName: credentials.name,
      isCredentialVisible: sql<boolean>`${isVisible}`,
    })
    .from(found)
    .leftJoin(keys, isOwn(keys, usage.keyId))
    .leftJoin(users, eq(users.id, usage.userId))
    .leftJoin(projects, isOwn(projects, usage.projectId))
    .leftJoin(runtimes, isOwn(runtimes, usage.runtimeId))
    .leftJoin(credentials, isOwn(credentials, usage.credentialId))
    .orderBy(...order);
  return rows.map((row) => toRequestView(row));
}

/** Returns the place in the order behind the last row that `findRequests` checks. Null when it checks all. */
export async function findLastChecked(ctx: Context, { indexed, order }: Pick<Search, "indexed" | "order">) {
  const [last] = await ctx.db
    .select({ at: usage.at, id: usage.id })
    .from(usage)
    .where(indexed)
    .orderBy(...order)
    .limit(1)
    .offset(MOST_CHECKED - 1);
  return last ?? null;
}
