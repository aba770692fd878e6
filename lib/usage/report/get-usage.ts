import { and, eq, inArray, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { z } from "zod";
import { invalidField } from "@/lib/core/errors/errors";
import { formatCursor, pageInput, parseCursor } from "@/lib/core/input/pagination";
import type { SampleObjects } from "@/lib/core/operations/allowed";
import type { Context } from "@/lib/core/operations/context";
import { query } from "@/lib/core/operations/operation";
import { anywhere, hasOrganizationAccess } from "@/lib/core/operations/permissions";
import { getOwnOrganization } from "@/lib/organizations/get-own-organization";
import { findNamedProjects } from "@/lib/organizations/tree-targets";
import { daysBetween } from "@/lib/usage/days";
import { isVisibleUsage, visibleCredentialIds } from "@/lib/usage/visible-usage";
import { figures, listGroups, NO_FIGURES, type ReportRow, reportRow, sumUsage } from "./list-groups";
import { isTime, type ReportInput, reportInput } from "./report-input";
import { DAYS, KEY_DAYS, REQUESTS, type Source } from "./sources";

const MOST_DAYS_BY_HOUR = 2;
const MOST_TIMES = 1_000;
/** The rows of a page of an export. */
const EXPORTED = 5_000;
const HOUR_MS = 3_600_000;

const place = z.tuple([z.int().min(0)]);

/** The parts of the operations that return a report. */
const report = {
  permission: "usage:read",
  allowed: {
    "project read": ({ projectId }: SampleObjects) => [
      { groupBy: ["project" as const] },
      { projectId: [projectId], groupBy: ["key" as const] },
    ],
  },
  filtered: true,
  target: async (ctx: Context, { projectId }: z.output<typeof reportInput>) => ({
    row: projectId ? await findNamedProjects(ctx, projectId, "projectId") : null,
    target: anywhere,
  }),
  output: z.object({
    from: z.string(),
    to: z.string(),
    /** The organization's mark-up, which is in `clientCostUsd`. */
    markUpPercent: z.number(),
    totals: figures.nullable(),
    data: z.array(reportRow),
    nextCursor: z.string().nullable(),
  }),
} as const;

/**
 * Returns the usage of a range of UTC days in groups, those with most requests first. Without days in the
 * request it covers the last 30. Days and hours come in order. Without other groups they are listed whole,
 * also those without requests. The totals of all groups are on the first page.
 */
export const getUsage = query({
  ...report,
  name: "usage.get",
  title: "Get usage",
  input: reportInput.extend(pageInput),
  run: (ctx, input, projectIds) => readReport(ctx, input, projectIds),
});

/** Returns usage like `getUsage`, in large pages for a file. */
export const exportUsage = query({
  ...report,
  name: "usage.export",
  title: "Export usage",
  input: reportInput.extend({ cursor: pageInput.cursor }),
  run: (ctx, input, projectIds) => readReport(ctx, { ...input, limit: EXPORTED }, projectIds),
});

async function readReport(ctx: Context, input: ReportInput, projectIds: string[] | null) {
  const days = daysBetween(input, ctx.now);
  const [from = "", to = ""] = [days[0], days.at(-1)];
  const isByHour = input.groupBy.includes("hour");
  if (isByHour && days.length > MOST_DAYS_BY_HOUR) throw invalidField("from", "At most 2 days by hour");
  const source = findSource(input);
  const condition = and(
    eq(source.organizationId, ctx.organizationId),
    source.within(from, to),
    toFilter(ctx, source, { ...input, projectId: projectIds ?? undefined }),
    projectIds ? undefined : isVisibleUsage(ctx, source.columns.projectId),
  );
  const isSeries = input.groupBy.every(isTime);
  const [offset] = input.cursor === undefined ? [0] : parseCursor(input.cursor, place);
  const limit = isSeries ? MOST_TIMES : input.limit;
  const { markUpPercent } = await getOwnOrganization(ctx);
  const [totals, rows] = await Promise.all([
    input.cursor === undefined ? sumUsage(ctx, source, condition, markUpPercent) : null,
    listGroups(ctx, source, condition, { groups: input.groupBy, limit, offset, markUpPercent }),
  ]);
  return {
    from,
    to,
    markUpPercent,
    totals,
    data: isSeries ? fillGaps(rows, isByHour ? listHours(days) : days) : rows.slice(0, limit),
    nextCursor: rows.length > limit ? formatCursor([offset + limit]) : null,
  };
}

/** Returns the table to read: requests for hours, else the daily sums by key or of all keys. */
function findSource({ groupBy, keyId }: ReportInput): Source {
  if (groupBy.includes("hour")) return REQUESTS;
  return groupBy.includes("key") || groupBy.includes("tag") || keyId ? KEY_DAYS : DAYS;
}

function toFilter(ctx: Context, { columns }: Source, filter: ReportInput): SQL | undefined {
  const isAny = (column: PgColumn | undefined, values: string[] | undefined) =>
    column && values && inArray(column, values);
  const { keyId, projectId, runtimeId, credentialId, provider, model } = filter;
  return and(
    isAny(columns.keyId, keyId),
    isAny(columns.projectId, projectId),
    isAny(columns.runtimeId, runtimeId),
    isAny(columns.credentialId, credentialId),
    isAny(columns.provider, provider),
    isAny(columns.model, model),
    credentialId && !hasOrganizationAccess(ctx)
      ? inArray(columns.credentialId, visibleCredentialIds(ctx))
      : undefined,
  );
}

const listHours = (days: string[]) =>
  days.flatMap((day) => Array.from({ length: 24 }, (_, hour) => new Date(Date.parse(day) + hour * HOUR_MS)));

/** Returns one row for each day or hour. */
function fillGaps(rows: ReportRow[], times: (string | Date)[]): ReportRow[] {
  const byTime = new Map(rows.map((row) => [row.hour?.getTime() ?? row.day, row]));
  return times.map((at) => {
    const known = byTime.get(at instanceof Date ? at.getTime() : at);
    return known ?? { ...(at instanceof Date ? { hour: at } : { day: at }), ...NO_FIGURES };
  });
}
