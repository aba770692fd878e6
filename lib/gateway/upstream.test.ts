import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { type StandIn, startStandIn } from "@/e2e/support/stand-in/server";
import { AppError } from "@/lib/core/errors/errors";
import { parseAnswerUsage, toTokenFacts } from "@/lib/gateway/answers/token-usage";
import { callUpstream, readAnswer, type UpstreamCall } from "@/lib/gateway/upstream";

const secret = "sk-standin-0123456789";
const NO_TOKENS = {
  tokensIn: 0,
  tokensCacheRead: 0,
  tokensCacheWrite: 0,
  tokensCacheWrite1h: 0,
  tokensOut: 0,
  tokensReasoning: 0,
};
let standIn: StandIn;
beforeAll(async () => {
  standIn = await startStandIn();
});
afterAll(() => standIn.stop());

const call = (model: string, more: Partial<UpstreamCall> = {}, url = standIn.url) =>
  callUpstream({
    request: {
      method: "POST",
      url: `${url}/v1/chat/completions`,
      headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
      body: JSON.stringify({ model, messages: [{ role: "user", content: "Hello you" }] }),
    },
    secrets: [secret],
    allowPrivate: true,
    ...more,
  });

const failure = async (promise: Promise<unknown>): Promise<AppError> => {
  const error = await promise.then(
    () => new Error("no error"),
    (caught: unknown) => caught,
  );
  if (error instanceof AppError) return error;
  throw error;
};

describe("callUpstream", () => {
  it("passes the answer on, and of its headers only those that may pass", async () => {
    const upstream = await call("standin-small");
    const { bytes, value } = await readAnswer(upstream);
    expect(upstream.status).toBe(200);
    expect(upstream.isStream).toBe(false);
    expect(upstream.headers).toEqual({ "content-type": "application/json", "openai-processing-ms": "1" });
    expect(JSON.parse(bytes.toString())).toEqual(value);
    expect(parseAnswerUsage(value)).toEqual({
      model: "standin-small",
      inputTokens: 5,
      outputTokens: 23,
      cacheReadTokens: 0,
      cacheWriteTokens: 0,
      cacheWrite1hTokens: 0,
      reasoningTokens: 0,
    });
    expect(standIn.requests.at(-1)?.headers.authorization).toBe(`Bearer ${secret}`);
  });

  test.each([
    ["error-400", 400, "PROVIDER_ERROR", "invalid_value"],
    ["error-402", 502, "PROVIDER_ERROR", "billing"],
    ["error-404", 404, "PROVIDER_ERROR", "model_not_found"],
    ["error-409", 502, "PROVIDER_ERROR", "conflict"],
    ["plain-error", 422, "PROVIDER_ERROR", null],
    ["error-401", 424, "PROVIDER_AUTH", "rejected"],
    ["error-403", 424, "PROVIDER_AUTH", "rejected"],
    ["error-500", 502, "UPSTREAM_ERROR", null],
    ["error-503", 502, "UPSTREAM_ERROR", null],
    ["redirect", 502, "UPSTREAM_ERROR", null],
    ["drop", 502, "UPSTREAM_ERROR", null],
  ])("turns %s into %i %s", async (model, status, code, reason) => {
    expect(await failure(call(model))).toMatchObject({ status, code, reason });
  });

  it("passes on what the provider says of a request, and when to come back", async () => {
    expect(await failure(call("error-400"))).toMatchObject({
      message: "Invalid value for 'messages'.",
      type: "invalid_request_error",
      param: "messages",
      headers: {},
    });
    expect(await failure(call("error-429"))).toMatchObject({ status: 429, headers: { "retry-after": "7" } });
    expect(standIn.requests.some((request) => request.path === "/control/elsewhere")).toBe(false);
  });

  it("tells a slow provider, a closed port and a forbidden address apart", async () => {
    expect(await failure(call("stall", { timeouts: { headersMs: 50 } }))).toMatchObject({
      status: 504,
      code: "UPSTREAM_TIMEOUT",
    });
    const other = await startStandIn();
    await other.stop();
    expect(await failure(call("m", {}, other.url))).toMatchObject({ code: "UPSTREAM_ERROR" });
    const before = standIn.requests.length;
    expect(await failure(call("m", { allowPrivate: false }))).toMatchObject({ code: "UPSTREAM_ERROR" });
    expect(standIn.requests.length).toBe(before);
  });

  it("leaves an abort by our caller what it is", async () => {
    const controller = new AbortController();
    const calling = call("stall", { signal: controller.signal });
    controller.abort();
    await expect(calling).rejects.toBe(controller.signal.reason);
  });
});

test.each(["broken-json", "html", "huge", "cut-stream"])(
  "an answer that is %s is the provider's fault",
  async (model) => {
    expect(await failure(call(model).then(readAnswer))).toMatchObject({
      code: "UPSTREAM_ERROR",
      status: 502,
    });
  },
);

test.each([
  [
    {
      usage: {
        ...{ prompt_tokens: 3, prompt_tokens_details: { cached_tokens: 2 } },
        ...{ completion_tokens: 4, completion_tokens_details: { reasoning_tokens: 3 } },
      },
    },
    { ...NO_TOKENS, tokensIn: 3, tokensCacheRead: 2, tokensOut: 4, tokensReasoning: 3 },
  ],
  [{ usage: { prompt_tokens: 3, total_tokens: 3 } }, { ...NO_TOKENS, tokensIn: 3 }],
  [
    {
      usage: {
        input_tokens: 3,
        output_tokens: 4,
        cache_read_input_tokens: 5,
        cache_creation_input_tokens: 1,
      },
    },
    { ...NO_TOKENS, tokensIn: 9, tokensCacheRead: 5, tokensCacheWrite: 1, tokensOut: 4 },
  ],
  [{ usage: { prompt_tokens: -3 } }, null],
  [{ usage: { prompt_tokens: "3" } }, null],
  [{ usage: null }, null],
  [{}, null],
  [null, null],
])("the usage of %j", (answer, counts) => {
  const usage = parseAnswerUsage(answer);
  expect(usage && toTokenFacts(usage)).toEqual(counts);
});
