import { randomBytes } from "node:crypto";

/** The trace that a request belongs to, by the W3C headers `traceparent` and `tracestate`. */
export type TraceContext = { traceId: string; flags: string; state: string | null };

const PARENT = /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(-.*)?$/;
const STATE = /^[\x20-\x2b\x2d-\x7e]+(,[\x20-\x2b\x2d-\x7e]+)*$/;
const LONGEST_STATE = 512;

/** Parses the trace of a request. Returns null without a well-formed one. An ill-formed state is left out. */
export function parseTraceContext(headers: Headers): TraceContext | null {
  const [, version, traceId, flags, more] = PARENT.exec(headers.get("traceparent") ?? "") ?? [];
  // Later versions may append fields.
  if (traceId === undefined || flags === undefined || (version === "00" && more)) return null;
  const state = headers.get("tracestate") ?? "";
  return { traceId, flags, state: state.length <= LONGEST_STATE && STATE.test(state) ? state : null };
}

/** Returns the headers that continue a trace at a provider, with a new span. */
export const toTraceHeaders = ({ traceId, flags, state }: TraceContext): Record<string, string> => ({
  traceparent: `00-${traceId}-${randomBytes(8).toString("hex")}-${flags}`,
  ...(state !== null && { tracestate: state }),
});
