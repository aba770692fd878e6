import { Readable } from "node:stream";
import { appendAudit } from "@/lib/core/changes/audit-trail";
import { createResponse } from "@/lib/net/known-body";
import { type CsvValue, formatCsvLine } from "./csv";
import type { Context } from "./operations/context";

type CsvExport = {
  /** The action of the audit row: `usage.export`. */
  action: string;
  fileName: string;
  /** The filters of the caller. They are written into the audit row. */
  filters: Record<string, unknown>;
  header: readonly string[];
  /** The rows, page by page. They are read while the file is sent. */
  pages: AsyncIterable<readonly (readonly CsvValue[])[]>;
};

/** Returns the response with a CSV file, after writing the export into the audit log. */
export async function createCsvExport(ctx: Context, file: CsvExport): Promise<Response> {
  const { action, fileName: name, filters } = file;
  await ctx.db.transaction((db) =>
    appendAudit({ ...ctx, db }, action, [{ subject: `file:${name}`, name, before: null, after: filters }]),
  );
  return createResponse(Readable.from(listChunks(file)), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
    },
  });
}

async function* listChunks({ header, pages }: CsvExport): AsyncGenerator<Buffer> {
  yield Buffer.from(formatCsvLine(header));
  for await (const rows of pages) {
    if (rows.length > 0) yield Buffer.from(rows.map(formatCsvLine).join(""));
  }
}
