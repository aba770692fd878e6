import type { z } from "zod";
import { createCsvExport, createNdjsonExport } from "@/lib/core/file-export";
import type { Context } from "@/lib/core/operations/context";
import type { auditFilters, ExportFormat } from "./audit-input";
import { listAudit } from "./list-audit";

const MOST = 100;

type Filters = z.input<typeof auditFilters>;
type Page = z.input<typeof listAudit.output>;

const COLUMNS = [
  ...(["sequence", "at", "actor", "actorName", "action", "subject", "subjectName"] as const),
  ...(["before", "after", "ip", "client"] as const),
];

/**
 * Returns the response with the audit entries that match the filters as a file, newest first. The export itself is
 * written into the audit log.
 * @throws the errors of `listAudit` for the first page.
 */
export async function createAuditExport(
  ctx: Context,
  format: ExportFormat,
  filters: Filters,
): Promise<Response> {
  const first = await listAudit.execute(ctx, { ...filters, limit: MOST });
  const file = {
    action: "audit.export",
    fileName: `audit-${ctx.now.toISOString().slice(0, 10)}.${format}`,
    filters,
  };
  const pages = listPages(ctx, filters, first);
  if (format === "ndjson") return createNdjsonExport(ctx, { ...file, pages });
  return createCsvExport(ctx, { ...file, header: COLUMNS.map(toTitle), pages: toRows(pages) });
}

const toTitle = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

async function* listPages(ctx: Context, filters: Filters, first: Page) {
  let page = first;
  for (;;) {
    yield page.data;
    if (page.nextCursor === null) return;
    page = await listAudit.execute(ctx, { ...filters, limit: MOST, cursor: page.nextCursor });
  }
}

async function* toRows(pages: AsyncIterable<Page["data"]>) {
  for await (const entries of pages) {
    yield entries.map((entry) => COLUMNS.map((name) => toCsvValue(entry[name])));
  }
}

const toCsvValue = (value: Page["data"][number][(typeof COLUMNS)[number]]) =>
  typeof value === "object" && value !== null ? JSON.stringify(value) : value;
