import { notFound } from "next/navigation";
import { findErrorGuide, listErrorGuides } from "@/lib/http/reference/error-guide";
import { findReferenceOperation, listReference } from "@/lib/http/reference/reference";
import {
  toMarkdownError,
  toMarkdownErrors,
  toMarkdownIndex,
  toMarkdownOperation,
} from "@/lib/http/reference/to-markdown";
import { createMarkdownResponse } from "@/lib/next/markdown-response";
import { getPageOrigin } from "@/lib/next/page-origin";

type Context = { params: Promise<{ path: string[] }> };

/** Answers with a page of the documentation as Markdown. `/docs/….md` is rewritten to this route. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { path } = await params;
  const text = findMarkdown(await getPageOrigin(), path);
  if (text === null) notFound();
  return createMarkdownResponse(text);
}

function findMarkdown(origin: string, [section, name]: readonly string[]): string | null {
  if (section === "api") {
    if (name === undefined) return toMarkdownIndex(origin, listReference());
    const operation = findReferenceOperation(name);
    return operation && toMarkdownOperation(origin, operation);
  }
  if (section !== "errors") return null;
  if (name === undefined) return toMarkdownErrors(listErrorGuides());
  const guide = findErrorGuide(name);
  return guide && toMarkdownError(guide);
}
