import { Readable } from "node:stream";
import { appendAudit } from "@/lib/core/changes/audit-trail";
import { createResponse } from "@/lib/net/known-body";
import { type CsvValue, formatCsvLine } from "./csv";
import type { Context } from "./operations/context";

type Export = {
  /** The action of the audit row: `usage.export`. */
  action: string;
  fileName: string;
  /** The filters of the caller. They are written into the audit row. */
  filters: Record<string, unknown>;
};

type CsvExport = Export & {
  header: readonly string[];
  /** The rows, page by page. They are read while the file is sent. */
  pages: AsyncIterable<readonly (readonly CsvValue[])[]>;
};

/** Returns the response with a CSV file, after writing the export into the audit log. */
export const createCsvExport = (ctx: Context, file: CsvExport) =>
  createExport(ctx, file, "text/csv; charset=utf-8", listCsvChunks(file));

async function* listCsvChunks({ header, pages }: CsvExport): AsyncGenerator<string> {
  yield formatCsvLine(header);
  for await (const rows of pages) yield rows.map(formatCsvLine).join("");
}

type JsonExport = Export & {
  /** The objects, page by page. They are read while the file is sent. */
  pages: AsyncIterable<readonly object[]>;
};

/** Returns the response with a file of one JSON object a line, after writing the export into the audit log. */
export const createNdjsonExport = (ctx: Context, file: JsonExport) =>
  createExport(ctx, file, "application/x-ndjson; charset=utf-8", listJsonChunks(file));

async function* listJsonChunks({ pages }: JsonExport): AsyncGenerator<string> {
  for await (const objects of pages) yield objects.map((one) => `${JSON.stringify(one)}\n`).join("");
}

async function createExport(
  ctx: Context,
  { action, fileName: name, filters }: Export,
  mediaType: string,
  chunks: AsyncIterable<string>,
): Promise<Response> {
  await ctx.db.transaction((db) =>
    appendAudit({ ...ctx, db }, action, [{ subject: `file:${name}`, name, before: null, after: filters }]),
  );
  return createResponse(Readable.from(toBuffers(chunks)), {
    headers: { "content-type": mediaType, "content-disposition": `attachment; filename="${name}"` },
  });
}

async function* toBuffers(chunks: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) if (chunk !== "") yield Buffer.from(chunk);
}
