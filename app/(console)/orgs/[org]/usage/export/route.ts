import { parseQuery } from "@/lib/http/wire-names";
import { download } from "@/lib/next/download";
import { createCsvReport } from "@/lib/usage/report/csv-report";
import { getUsage } from "@/lib/usage/report/get-usage";

type Props = { params: Promise<{ org: string }> };

/** Downloads usage as a CSV file, with the query of `GET /api/usage.csv`. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const query = parseQuery(getUsage.input, new URL(request.url).searchParams);
  return download((await params).org, (ctx) => createCsvReport(ctx, query));
}
