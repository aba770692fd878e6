import type { z } from "zod";
import { createCsvExport } from "@/lib/core/file-export";
import type { Context } from "@/lib/core/operations/context";
import { DIMENSIONS, NAMED_DIMENSIONS } from "./dimensions";
import { exportUsage } from "./get-usage";
import { type Group, TIMES } from "./report-input";

type Report = z.input<typeof exportUsage.output>;
type Input = z.input<typeof exportUsage.input>;
type Field = keyof Report["data"][number];
type Column = { field: Field; title: string };

const FIGURES = [
  ...(["requests", "errors", "refused", "tokensIn", "tokensOut"] as const),
  ...(["costUsd", "clientCostUsd", "unpriced", "p50Ms", "p95Ms"] as const),
];

/**
 * Returns the response with a report as a CSV file. The columns are the groups, with names beside ids, then the
 * figures. The audit log names the file and its filters.
 * @throws the errors of `exportUsage` for the first page.
 */
export async function createCsvReport(ctx: Context, input: Input): Promise<Response> {
  const first = await exportUsage.execute(ctx, input);
  const { from, to } = first;
  const columns = listColumns(input.groupBy ?? ["day"]);
  return createCsvExport(ctx, {
    action: exportUsage.name,
    fileName: `usage-${from}-${to}.csv`,
    filters: { ...input, from, to },
    header: columns.map(({ title }) => title),
    pages: listPages(ctx, input, first, columns),
  });
}

async function* listPages(ctx: Context, input: Input, first: Report, columns: readonly Column[]) {
  let page = first;
  for (;;) {
    yield page.data.map((row) => columns.map(({ field }) => row[field]));
    if (page.nextCursor === null) return;
    page = await exportUsage.execute(ctx, { ...input, cursor: page.nextCursor });
  }
}

/** Lists the columns with their titles, which are the names of the fields on the wire. */
function listColumns(groups: readonly Group[]): Column[] {
  const fields: Field[] = [
    ...TIMES.filter((name) => groups.includes(name)),
    ...DIMENSIONS.filter((name) => groups.includes(name)).flatMap((name): Field[] => {
      const named = NAMED_DIMENSIONS.find((dimension) => dimension === name);
      return named ? [named, `${named}Name`] : [name];
    }),
    ...FIGURES,
  ];
  return fields.map((field) => ({
    field,
    title: field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  }));
}
