import type { Arrival } from "@/lib/access/call";
import { toTraceHeaders } from "@/lib/core/trace-context";

/** The request headers that providers get unchanged. `x-goog-api-key` contains the caller's credential. */
const PASSED = /^(?:anthropic-(?:beta|version)|openai-beta|x-goog-(?!api-key$).+)$/;

/** Returns the headers of a caller's request that are forwarded to the provider, with those of its trace. */
export const toPassedHeaders = (
  headers: Headers,
  { trace }: Pick<Arrival, "trace">,
): Record<string, string> => {
  const passed = Object.fromEntries([...headers].filter(([name]) => PASSED.test(name)));
  return trace ? { ...passed, ...toTraceHeaders(trace) } : passed;
};
