import type { Endpoint } from "@/lib/http/route";
import { answerWith } from "@/lib/http/run-operation";
import { createCsvReport } from "@/lib/usage/report/csv-report";
import { exportUsage } from "@/lib/usage/report/get-usage";
import { reportInput } from "@/lib/usage/report/report-input";

/** Answers with usage as a CSV file. */
export const exportUsageEndpoint: Endpoint = {
  name: exportUsage.name,
  title: "Export usage as CSV",
  access: { scope: "usage:read" },
  input: reportInput,
  mediaType: "text/csv",
  handle: (api) => answerWith(api, { ...exportUsage, input: reportInput }, {}, createCsvReport),
};
