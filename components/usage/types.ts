import type { DataOf } from "@/components/ui/feedback/action";
import type { getUsage } from "@/lib/usage/report/get-usage";

export type Report = DataOf<typeof getUsage>;
export type ReportRow = Report["data"][number];

/** A series of a chart: the figures of each day or hour. */
export type ReportSeries = { name: string; rows: readonly ReportRow[] };

/** The usage of a page: the groups, the days or hours, and the days or hours of the first groups. */
export type Usage = { groups: Report; times: readonly ReportRow[]; series: readonly ReportSeries[] };
