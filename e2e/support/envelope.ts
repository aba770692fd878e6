import { expect } from "vitest";
import type { Answer } from "./call";

const TYPES: Record<number, string> = {
  401: "authentication_error",
  402: "insufficient_quota",
  403: "permission_error",
  424: "authentication_error",
  429: "rate_limit_error",
};

/** Lists the problems of an API answer: wrong common headers, or an error without the envelope. */
export function findProblems({ status, headers, body }: Answer, method = "GET"): string[] {
  const problems: string[] = [];
  const requestId = headers.get("x-request-id") ?? "";
  if (!/^req_[0-9a-f]{32}$/.test(requestId)) problems.push("no request id");
  if (headers.get("cache-control") !== "no-store") problems.push("may be stored");
  if (headers.get("x-content-type-options") !== "nosniff") problems.push("may be sniffed");
  if (headers.has("set-cookie")) problems.push("sets a cookie");
  if (status >= 300 && status < 400) problems.push("redirects");
  if (status < 400 || method === "HEAD") return problems;
  const error = readError({ status, body });
  const { request_id: named } = Object(body);
  if (!headers.get("content-type")?.startsWith("application/json") || !error)
    return [...problems, "no envelope"];
  if (named !== requestId) problems.push("another request id in the body");
  if (!/^[A-Z_]{5,}$/.test(error.code)) problems.push("no code");
  if (typeof error.message !== "string" || error.message === "") problems.push("no message");
  const type = TYPES[status] ?? (status >= 500 ? "server_error" : "invalid_request_error");
  if (error.type !== type) problems.push(`type ${error.type}`);
  if (!isTextOrNull(error.reason) || !isTextOrNull(error.param)) problems.push("reason or param are no text");
  if (status === 405 && !headers.get("allow")) problems.push("no Allow");
  return problems;
}

/** Returns the error of an answer. In Google's form, it has the status as its code, and ours is beside it. */
export function readError({ status, body }: Pick<Answer, "status" | "body">) {
  const { error, ...others } = Object(body);
  const isGoogles = error?.code === status && /^[A-Z_]+$/.test(error.status);
  return isGoogles ? { ...others, message: error.message } : error;
}

const isTextOrNull = (value: unknown) => value === null || typeof value === "string";

/** Expects an error with its complete envelope. Returns it without request id, for comparison. */
export function expectError(answer: Answer, status: number, error: Record<string, unknown>, of = "") {
  expect([answer.status, readError(answer)], of).toEqual([status, expect.objectContaining(error)]);
  expect(findProblems(answer), of).toEqual([]);
  return toComparable(answer);
}

/** Returns an answer without request id and time, for comparison. */
export function toComparable({ status, headers, body }: Answer) {
  const own = ["x-request-id", "date", "connection", "keep-alive"];
  const others = [...headers].filter(([name]) => !own.includes(name) && !name.startsWith("x-ratelimit-"));
  const { request_id: _, ...rest } = body;
  return { status, headers: Object.fromEntries(others), body: rest };
}
