import { Readable } from "node:stream";
import type { z } from "zod";
import { formatCsvLine } from "@/lib/core/csv";
import type { Context } from "@/lib/core/operations/context";
import { createResponse } from "@/lib/net/known-body";
import { DIMENSIONS, NAMED_DIMENSIONS } from "./dimensions";
import { exportUsage } from "./get-usage";
import { type Group, TIMES } from "./report-input";

type Report = z.input<typeof exportUsage.output>;
type Input = z.input<typeof exportUsage.input>;
type Field = keyof Report["data"][number];

const FIGURES = ["requests", "errors", "refused", "tokensIn", "tokensOut", "p50Ms", "p95Ms"] as const;

/**
 * Returns the response with a report as a CSV file. It reads the further pages while it is sent. The columns
 * are the groups, with names beside ids, then the figures.
 * @throws the errors of `exportUsage` for the first page.
 */
export async function createCsvReport(ctx: Context, input: Input): Promise<Response> {
  const first = await exportUsage.execute(ctx, input);
  return createResponse(Readable.from(listLines(ctx, input, first)), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="usage-${first.from}-${first.to}.csv"`,
    },
  });
}

async function* listLines(ctx: Context, input: Input, first: Report): AsyncGenerator<Buffer> {
  const columns = listColumns(input.groupBy ?? ["day"]);
  yield Buffer.from(formatCsvLine(columns.map(({ title }) => title)));
  let page = first;
  for (;;) {
    const lines = page.data.map((row) => formatCsvLine(columns.map(({ field }) => row[field])));
    if (lines.length > 0) yield Buffer.from(lines.join(""));
    if (page.nextCursor === null) return;
    page = await exportUsage.execute(ctx, { ...input, cursor: page.nextCursor });
  }
}

/** Lists the columns with their titles, which are the names of the fields on the wire. */
function listColumns(groups: readonly Group[]): { field: Field; title: string }[] {
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
