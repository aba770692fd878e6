import { parseQuery } from "@/lib/http/wire-names";
import { download } from "@/lib/next/download";
import { createCsvReport } from "@/lib/usage/report/csv-report";
import { reportInput } from "@/lib/usage/report/report-input";

type Props = { params: Promise<{ org: string }> };

/** Downloads usage as a CSV file, with the query of `GET /api/usage.csv`. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const query = parseQuery(reportInput, new URL(request.url).searchParams);
  return download((await params).org, (ctx) => createCsvReport(ctx, query));
}
