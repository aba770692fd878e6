import { listReference } from "@/lib/http/reference/reference";
import { toMarkdownIndex } from "@/lib/http/reference/to-markdown";
import { createMarkdownResponse } from "@/lib/next/markdown-response";
import { getPageOrigin } from "@/lib/next/page-origin";

/** Answers with the index of the documentation for agents. */
export const GET = async () =>
  createMarkdownResponse(toMarkdownIndex(await getPageOrigin(), listReference()));
