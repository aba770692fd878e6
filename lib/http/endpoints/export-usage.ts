import type { Endpoint } from "@/lib/http/route";
import { answerWith } from "@/lib/http/run-operation";
import { createCsvReport } from "@/lib/usage/report/csv-report";
import { getUsage } from "@/lib/usage/report/get-usage";

/** Answers with usage as a CSV file. */
export const exportUsage: Endpoint = {
  name: "usage.export",
  title: "Export usage as CSV",
  access: { scope: "usage:read" },
  input: getUsage.input,
  mediaType: "text/csv",
  handle: (api) => answerWith(api, getUsage, {}, createCsvReport),
};
