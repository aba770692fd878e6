import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { DAY, MINUTE, withinWindow } from "@/e2e/support/clock";
import { NO_KEY, startCountingProxy } from "@/e2e/support/counting-proxy";
import { SDKS } from "@/e2e/support/sdks";
import { chat, createServerTenant, type ServerTenant } from "@/e2e/support/server-tenant";

let at: ServerTenant;
let proxy: Awaited<ReturnType<typeof startCountingProxy>>;
const models: Record<string, string> = {};
beforeAll(async () => {
  at = await createServerTenant();
  proxy = await startCountingProxy(at.url);
  const costly = { price_input_per_million: "100000", price_output_per_million: "100000" };
  models.costly = (await at.createRuntime({ upstream_model: "standin-large", ...costly })).name;
  for (const model of ["standin-small", "error-401", "error-500", "cut-stream"]) {
    const { name } = await at.createRuntime({ upstream_model: model });
    models[model] = name;
  }
});
afterAll(async () => {
  proxy.stop();
  await at.stop();
});

/** Creates a key with policy fields. Returns its secret. */
const createSecret = async (fields: Record<string, unknown> = {}) => (await at.createKey(fields)).secret;

/** Creates a key whose only request of a window is used up. Returns its secret. */
async function exhaust(limit: "rate_limit_per_minute" | "daily_hard_limit") {
  const secret = await createSecret({ [limit]: 1 });
  expect((await chat(at, secret, { model: models["standin-small"] })).status).toBe(200);
  return secret;
}

type Refusal = {
  status: number;
  code: string;
  secret?: () => Promise<string>;
  model?: string;
  stream?: true;
};

const disable = async () => {
  const { id, secret } = await at.createKey();
  await at.manage("POST", `/api/keys/${id}/disable`);
  return secret;
};

const REFUSALS: Record<string, Refusal> = {
  "no key": { status: 401, code: "UNAUTHORIZED", secret: async () => NO_KEY },
  "a bad key": { status: 401, code: "UNAUTHORIZED", secret: async () => "sk_live_bad" },
  "a disabled key": { status: 403, code: "FORBIDDEN", secret: disable },
  "a missing scope": {
    ...{ status: 403, code: "INSUFFICIENT_SCOPE" },
    secret: () => createSecret({ scopes: ["models:read"] }),
  },
  "an unknown model": { status: 404, code: "RUNTIME_NOT_FOUND", model: "none" },
  "a denied model": {
    ...{ status: 403, code: "MODEL_FORBIDDEN" },
    secret: () => createSecret({ model_denylist: ["*"] }),
  },
  "a rejected credential": { status: 424, code: "PROVIDER_AUTH", model: "error-401" },
  "a failing provider": { status: 502, code: "UPSTREAM_ERROR", model: "error-500" },
};

describe.each(Object.entries(SDKS))("%s", (_, { ask, readError, statuses }) => {
  const fail = async (call: Omit<Parameters<typeof ask>[0], "url">) => {
    proxy.takeCount();
    const error: unknown = await ask({ url: proxy.url, ...call }).then(
      () => expect.fail("The SDK took it for a success"),
      (reason) => reason,
    );
    return { ...readError(error), requests: proxy.takeCount() };
  };

  it("gets answers, whole and as a stream", async () => {
    const call = { url: at.url, secret: await createSecret(), model: models["standin-small"] ?? "" };
    for (const stream of [false, true]) {
      expect(await ask({ ...call, stream })).toMatch(/^You asked: Hello there/);
    }
  });

  test.each(Object.entries(REFUSALS))("raises its typed error with our code for %s", async (_, refusal) => {
    const { status, code, model = "standin-small", secret = createSecret } = refusal;
    for (const stream of [false, true]) {
      const call = { secret: await secret(), model: models[model] ?? model, retries: 0, stream } as const;
      expect(await fail(call)).toEqual({ status, code, requests: 1 });
    }
  });

  it("raises it when the minute's limit is reached", async () => {
    const error = await withinWindow(MINUTE, async () => {
      const secret = await exhaust("rate_limit_per_minute");
      return fail({ secret, model: models["standin-small"] ?? "", retries: 0 });
    });
    expect(error).toEqual({ status: 429, code: "RATE_LIMIT", requests: 1 });
  });

  it("raises it and sends no further request when the daily limit is reached", async () => {
    const error = await withinWindow(DAY, async () => {
      const secret = await exhaust("daily_hard_limit");
      return fail({ secret, model: models["standin-small"] ?? "" });
    });
    expect(error).toEqual({ status: statuses.daily ?? 429, code: "RATE_LIMIT", requests: 1 });
  });

  it("raises it and sends no further request when a budget is exceeded", async () => {
    const { id, secret } = await at.createKey();
    await at.manage("POST", "/api/budgets", { owner: { type: "key", id }, limit: "0.01" });
    const call = { secret, model: models.costly ?? "" };
    for (const stream of [false, true]) {
      const status = statuses.budget ?? 402;
      expect(await fail({ ...call, stream })).toEqual({ status, code: "BUDGET_EXCEEDED", requests: 1 });
    }
  });

  it("raises it when the provider cuts a stream", async () => {
    const call = {
      secret: await createSecret(),
      model: models["cut-stream"] ?? "",
      retries: 0,
      stream: true,
    };
    expect(await fail({ ...call, retries: 0 })).toMatchObject({ code: "UPSTREAM_ERROR", requests: 1 });
  });
});
