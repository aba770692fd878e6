import { expect, test } from "vitest";
import { parseTraceContext, toTraceHeaders } from "./trace-context";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const SPAN = "00f067aa0ba902b7";
const parse = (traceparent: string, tracestate?: string) =>
  parseTraceContext(new Headers({ traceparent, ...(tracestate !== undefined && { tracestate }) }));

test("a trace continues with a new span", () => {
  const trace = parse(`00-${TRACE}-${SPAN}-01`, "vendor=a:1,other=b") ?? expect.unreachable();
  expect(trace.traceId).toBe(TRACE);
  const headers = toTraceHeaders(trace);
  expect(headers.traceparent).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-01$`));
  expect(headers.traceparent).not.toContain(SPAN);
  expect(headers.tracestate).toBe("vendor=a:1,other=b");
});

test.each([
  "",
  "00",
  `00-${TRACE}-${SPAN}`,
  `00-${TRACE}-${SPAN}-01-more`,
  `ff-${TRACE}-${SPAN}-01`,
  `00-${TRACE.toUpperCase()}-${SPAN}-01`,
  `00-${"0".repeat(32)}-${SPAN}-01`,
  `00-${TRACE}-${"0".repeat(16)}-01`,
  `00-${TRACE}-${SPAN}-01, 00-${TRACE}-${SPAN}-01`,
  `00-${TRACE.slice(1)}-${SPAN}-01`,
])("%j is no trace", (header) => expect(parse(header)).toBeNull());

test("a later version may have further fields", () => {
  expect(parse(`01-${TRACE}-${SPAN}-01-more`)).toMatchObject({ traceId: TRACE, flags: "01" });
});

test.each(["", "a=1,,b=2", "ä=1", `a=${"x".repeat(512)}`])("the state %j is left out", (state) => {
  expect(toTraceHeaders(parse(`00-${TRACE}-${SPAN}-00`, state) ?? expect.unreachable())).not.toHaveProperty(
    "tracestate",
  );
});
