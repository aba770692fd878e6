import { groupName } from "@/components/usage/group-name";
import type { UsageGroup, UsageView } from "@/components/usage/params";
import type { ReportRow, Usage } from "@/components/usage/types";
import { AppError } from "@/lib/core/errors/errors";
import { isId } from "@/lib/core/input/slug";
import type { Context } from "@/lib/core/operations/context";
import { orNull } from "@/lib/next/or-not-found";
import { pageContext } from "@/lib/next/session";
import { daysBetween, firstOfLast, toDay } from "@/lib/usage/days";
import { exportUsage, getUsage } from "@/lib/usage/report/get-usage";

const MOST_GROUPS = 100;
const MOST_SERIES = 4;
const DAYS = { "1d": 1, "7d": 7, "30d": 30, "90d": 90 };

type Range = { from: string; to: string };

/** Returns the days of a view. An invalid range of one's own is replaced by the last 30 days. */
export function toRange({ range, from, to }: Pick<UsageView, "range" | "from" | "to">, now: Date): Range {
  const usual = { from: firstOfLast(DAYS[range], now), to: toDay(now) };
  if (!from) return usual;
  try {
    const days = daysBetween({ from, to: to ?? toDay(now) }, now);
    return { from: days[0] ?? usual.from, to: days.at(-1) ?? usual.to };
  } catch (error) {
    if (error instanceof AppError) return usual;
    throw error;
  }
}

/** Returns the query of a view, for the report and its export. Ids that have another form are left out. */
export function toQuery(view: UsageView, range: Range) {
  const toIds = (id: string | null) => (id && isId(id) ? [id] : undefined);
  return {
    ...range,
    keyId: toIds(view.key),
    projectId: view.project ? [view.project] : undefined,
    runtimeId: toIds(view.runtime),
    credentialId: toIds(view.credential),
    model: view.model ? [view.model] : undefined,
  };
}

/** Loads the usage of a view: its groups, and the days or hours. Null if the person has no access to the project. */
export async function loadUsage(org: string, view: UsageView): Promise<(Range & { usage: Usage }) | null> {
  const ctx = await pageContext(org);
  const range = toRange(view, ctx.now);
  const query = toQuery(view, range);
  const time = range.from === range.to ? "hour" : "day";
  const loaded = await orNull(
    Promise.all([
      getUsage.execute(ctx, { ...query, groupBy: [view.group], limit: MOST_GROUPS }),
      getUsage.execute(ctx, { ...query, groupBy: [time] }),
    ]),
  );
  if (!loaded) return null;
  const [groups, times] = loaded;
  const series = await loadSeries(ctx, query, time, view.group, groups.data);
  return { ...range, usage: { groups, times: times.data, series } };
}

/** Loads the days or hours of the groups with most requests. */
async function loadSeries(
  ctx: Context,
  query: ReturnType<typeof toQuery>,
  time: "day" | "hour",
  group: UsageGroup,
  rows: readonly ReportRow[],
) {
  if (group === "day") return [];
  const first = rows.slice(0, MOST_SERIES).flatMap((row) => {
    const value = row[group];
    return value === null || value === undefined ? [] : [{ value, name: groupName(group, row) }];
  });
  if (first.length === 0) return [];
  const values = first.map(({ value }) => value);
  // A year of days for each group is more than a page of `getUsage`.
  const { data } = await exportUsage.execute(ctx, {
    ...query,
    ...toGroupFilter(group, values),
    groupBy: [time, group],
  });
  return first.map(({ value, name }) => ({ name, rows: data.filter((row) => row[group] === value) }));
}

/** Returns the filter for groups. There is none for tags. */
function toGroupFilter(group: Exclude<UsageGroup, "day">, values: string[]) {
  if (group === "tag") return {};
  return { [group === "model" || group === "provider" ? group : `${group}Id`]: values };
}
