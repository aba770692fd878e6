import { z } from "zod";
import { auditFilters, EXPORT_FORMATS } from "@/lib/audit/audit-input";
import { createAuditExport } from "@/lib/audit/export-audit";
import { parseQuery } from "@/lib/http/wire-names";
import { download } from "@/lib/next/download";

type Props = { params: Promise<{ org: string }> };

const format = z.enum(EXPORT_FORMATS).catch("csv");

/** Downloads audit entries as a CSV or NDJSON file, with the filters of `GET /api/audit`. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const filters = parseQuery(auditFilters, searchParams);
  return download((await params).org, (ctx) =>
    createAuditExport(ctx, format.parse(searchParams.get("format")), filters),
  );
}
