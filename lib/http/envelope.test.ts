import { afterEach, describe, expect, it, test, vi } from "vitest";
import { AppError } from "@/lib/core/errors/errors";
import { createRequestId } from "@/lib/core/request-id";
import { errorResponse } from "./envelope";
import { findPrefix } from "./find-prefix";

const AI_SDK = "ai/6.0.325 ai-sdk/provider-utils/4.0.66 runtime/node.js/v20.20.2";
const budget = () => new AppError("BUDGET_EXCEEDED", { reason: "budget" });
const minute = () => new AppError("RATE_LIMIT", { reason: "minute", headers: { "Retry-After": "9" } });
const day = () =>
  new AppError("RATE_LIMIT", {
    reason: "day",
    headers: { "Retry-After": "3600", "x-should-retry": "false" },
  });

async function answer(path: string, error: AppError, client?: string) {
  const { style } = findPrefix(path) ?? {};
  const response = errorResponse(error, createRequestId(), { style, client });
  const retry = response.headers.get("x-should-retry");
  return { status: response.status, retry, ...(await response.json()) };
}

afterEach(() => {
  vi.useRealTimers();
});

describe("a refusal that no repetition helps", () => {
  test.each([
    ["/v1/chat/completions", budget, 402, { code: "BUDGET_EXCEEDED", type: "insufficient_quota" }],
    ["/v1/chat/completions", day, 429, { code: "RATE_LIMIT", type: "rate_limit_error" }],
    ["/v1/responses", budget, 429, { code: "BUDGET_EXCEEDED", type: "insufficient_quota" }],
    ["/v1/responses", day, 429, { code: "RATE_LIMIT", type: "usage_limit_reached" }],
    ["/v1/messages", budget, 402, { code: "BUDGET_EXCEEDED", type: "billing_error" }],
    ["/v1/messages", day, 429, { code: "RATE_LIMIT", type: "rate_limit_error" }],
    ["/v1beta/models/m:generateContent", budget, 429, { code: 429, status: "RESOURCE_EXHAUSTED" }],
    ["/v1beta/models/m:generateContent", day, 429, { code: 429, status: "RESOURCE_EXHAUSTED" }],
  ] as const)("at %s is told in the form that its clients read", async (path, refuse, status, error) => {
    expect(await answer(path, refuse())).toMatchObject({ status, error, retry: "false" });
  });

  test.each([
    ["/v1/chat/completions", budget, 402],
    ["/v1/chat/completions", day, 403],
    ["/v1/responses", budget, 402],
    ["/v1/responses", day, 403],
    ["/v1beta/models/m:generateContent", budget, 402],
  ] as const)("at %s has no status 429 for the AI SDK, which repeats each", async (path, refuse, status) => {
    expect((await answer(path, refuse(), AI_SDK)).status).toBe(status);
    expect((await answer(path, minute(), AI_SDK)).status).toBe(429);
  });
});

it("tells Codex when the day is over, in seconds since 1970", async () => {
  vi.useFakeTimers({ now: new Date("2030-01-01T23:00:00Z"), toFake: ["Date"] });
  const { error } = await answer("/v1/responses", day());
  expect(error.resets_at).toBe(Date.parse("2030-01-02T00:00:00Z") / 1_000);
});

it("has the type of an error beside it where Anthropic's clients look for it", async () => {
  expect(await answer("/v1/messages", minute())).toMatchObject({
    type: "error",
    error: { type: "rate_limit_error", code: "RATE_LIMIT", reason: "minute" },
  });
});

test.each([
  [new AppError("INVALID_REQUEST", { param: "contents" }), 400, "INVALID_ARGUMENT"],
  [new AppError("UNAUTHORIZED"), 401, "UNAUTHENTICATED"],
  [new AppError("MODEL_FORBIDDEN", { reason: "model" }), 403, "PERMISSION_DENIED"],
  [new AppError("METHOD_NOT_ALLOWED"), 405, "INVALID_ARGUMENT"],
  [new AppError("PROVIDER_AUTH"), 424, "FAILED_PRECONDITION"],
  [new AppError("UPSTREAM_ERROR"), 502, "UNAVAILABLE"],
  [new AppError("UPSTREAM_TIMEOUT"), 504, "DEADLINE_EXCEEDED"],
])("%s has Google's name and Keystead's fields below /v1beta", async (error, status, name) => {
  const { code, message, type, reason, param } = error;
  expect(await answer("/v1beta/models/m:generateContent", error)).toMatchObject({
    ...{ status, error: { code: status, message, status: name } },
    ...{ code, type, reason, param },
  });
});
