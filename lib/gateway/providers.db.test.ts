import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { openTestDatabase } from "@/e2e/support/database";
import { toSampleFields } from "@/e2e/support/sample-fields";
import { createServices, makeKey } from "@/e2e/support/services";
import { createServiceAccount } from "@/e2e/support/stand-in/google-tokens";
import { type StandIn, startStandIn } from "@/e2e/support/stand-in/server";
import { createTenant } from "@/e2e/support/tenant";
import type { CallServices } from "@/lib/access/call";
import type { LogFacts } from "@/lib/core/log";
import type { Context } from "@/lib/core/operations/context";
import { providers } from "@/lib/credentials/catalogue/catalogue";
import type { Endpoint, Provider } from "@/lib/credentials/catalogue/provider";
import { anthropic } from "@/lib/credentials/catalogue/providers/models/anthropic";
import { createCredential } from "@/lib/credentials/operations/create-credential";
import { updateCredential } from "@/lib/credentials/operations/update-credential";
import { dispatch } from "@/lib/http/dispatcher";

let engine: Engine;
let standIn: StandIn;
beforeAll(async () => {
  engine = await openTestDatabase();
  standIn = await startStandIn();
});
afterAll(async () => {
  await standIn.stop();
  await engine.close();
});

let services: CallServices;
let owner: Context;
let secret: string;
beforeEach(async () => {
  services = createServices(engine);
  const tenant = await createTenant(engine.db);
  owner = { ...tenant.owner, keyring: services.keyring, allowPrivateUpstreams: true };
  ({ secret } = await makeKey(services, tenant.organizationId, {
    scopes: ["chat:write", "embeddings:write"],
  }));
});

async function send(path: string, body: object, further: Record<string, string> = {}) {
  const text = JSON.stringify(body);
  const headers = {
    authorization: `Bearer ${secret}`,
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(text)),
    ...PASSED,
    ...further,
  };
  const request = new Request(`http://localhost${path}`, { method: "POST", headers, body: text });
  return dispatch(services, request, { ip: "203.0.113.7", later: () => undefined });
}

async function post(path: string, body: object, further: Record<string, string> = {}) {
  const response = await send(path, body, further);
  return { status: response.status, text: await response.text() };
}

/** Sends a chat request for a model of a provider. Returns the status of the answer. */
const chat = async (provider: string) =>
  (await post("/v1/chat/completions", { model: `${provider}/standin-small`, messages })).status;

const messages = [{ role: "user", content: "Hi" }];
const content = { role: "user", parts: [{ text: "Hi" }] };

/** Headers that providers get as the caller sent them. */
const PASSED = { "anthropic-beta": "one,two", "openai-beta": "assistants=v2", "x-goog-user-project": "mine" };

type Native = { path: string; body: object; answer: string };

/** Requests of other APIs than OpenAI's for a model, by their endpoint in the catalogue. */
const NATIVE: Partial<Record<Endpoint, (model: string) => Native[]>> = {
  messages: (model) =>
    [false, true].map((stream) => ({
      path: "/v1/messages",
      body: { model, messages, max_tokens: 99, stream },
      answer: '"end_turn"',
    })),
  messageTokens: (model) => [
    { path: "/v1/messages/count_tokens", body: { model, messages }, answer: '"input_tokens"' },
  ],
  contents: (model) =>
    ["generateContent", "streamGenerateContent", "streamGenerateContent?alt=sse", "countTokens"].map(
      (method) => ({
        path: `/v1beta/models/${model}:${method}`,
        body:
          method === "countTokens"
            ? { generateContentRequest: { model: `models/${model}`, contents: [content] } }
            : { contents: [content] },
        answer: method === "countTokens" ? '"totalTokens"' : '"STOP"',
      }),
    ),
  contentEmbeddings: (model) => [
    { path: `/v1beta/models/${model}:embedContent`, body: { content }, answer: '"embedding"' },
    {
      path: `/v1beta/models/${model}:batchEmbedContents`,
      body: { requests: [{ model: `models/${model}`, content }, { content }] },
      answer: '"embeddings"',
    },
  ],
};

/** Lists the requests of other APIs that a provider serves. */
const listNative = ({ id, endpoints }: Provider) =>
  Object.entries(NATIVE).flatMap(([name, create]) =>
    name in endpoints ? create(`${id}/standin-small`) : [],
  );

it("continues the caller's trace, logs a stream when it ended, and counts the call in the metrics", async () => {
  const fields = toSampleFields(anthropic, standIn.url);
  await createCredential.execute(owner, { provider: "anthropic", name: "Sample", fields, confirmed: true });
  const lines: LogFacts[] = [];
  services.log.info = (_, facts) => lines.push(facts ?? {});
  const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
  const body = { model: "anthropic/standin-small", messages, max_tokens: 99, stream: true };
  const trace = { traceparent: `00-${traceId}-00f067aa0ba902b7-01`, tracestate: "vendor=a" };
  await post("/v1/messages", body, trace);
  const { headers } = standIn.requests.at(-1) ?? expect.unreachable();
  expect(headers).toMatchObject({ tracestate: "vendor=a", traceparent: expect.stringContaining(traceId) });
  expect(headers.traceparent).not.toBe(trace.traceparent);
  expect(lines).toMatchObject([
    { traceId, status: 200, provider: "anthropic", outcome: "complete", tokensIn: 4, tokensOut: 22 },
  ]);
  await post("/v1/messages", { ...body, model: "anthropic/error-500" }, { traceparent: "00-1-1-1" });
  expect(standIn.requests.at(-1)?.headers).not.toHaveProperty("traceparent");
  const report = await services.metrics.report();
  expect(report).toContain('keystead_provider_duration_seconds_count{provider="anthropic"} 2');
  expect(report).toContain('keystead_provider_errors_total{provider="anthropic",code="UPSTREAM_ERROR"} 1');
});

describe.each([
  ["anthropic", "/v1/messages", { messages, max_tokens: 99 }],
  ["openai", "/v1/chat/completions", { messages }],
  ["openai", "/v1/completions", { prompt: "Hi" }],
  ["openai", "/v1/responses", { input: "Hi" }],
  ["gemini", "/v1beta/models/MODEL:streamGenerateContent?alt=sse", { contents: [content] }],
  ["gemini", "/v1beta/models/MODEL:streamGenerateContent", { contents: [content] }],
])("a stream of %s at %s", (id, path, body) => {
  const lines: LogFacts[] = [];
  beforeEach(async () => {
    const provider = providers.find((one) => one.id === id) ?? expect.unreachable();
    const fields = toSampleFields(provider, standIn.url);
    await createCredential.execute(owner, { provider: id, name: "Sample", fields, confirmed: true });
    lines.length = 0;
    services.log.info = (_, facts) => lines.push(facts ?? {});
  });
  const stream = (name: string) => {
    const model = `${id}/${name}`;
    return send(path.replace("MODEL", model), { model, stream: true, ...body });
  };

  it("is charged for its text when the provider cuts it", async () => {
    expect(await (await stream("cut-stream-20")).text()).toContain("UPSTREAM_ERROR");
    expect(lines).toMatchObject([{ provider: id, outcome: "cut" }]);
    expect(lines[0]?.tokensOut).toBeGreaterThan(15);
    expect(lines[0]?.tokensOut).toBeLessThan(40);
  });

  it("is charged for its text when the client leaves", async () => {
    const reader = (await stream("stall-stream-20")).body?.getReader() ?? expect.unreachable();
    const decoder = new TextDecoder();
    let text = "";
    // The last word before the provider pauses.
    while (!text.includes("that")) text += decoder.decode((await reader.read()).value, { stream: true });
    await reader.cancel();
    expect(lines).toMatchObject([{ provider: id, outcome: "aborted" }]);
    expect(lines[0]?.tokensOut).toBeGreaterThan(15);
    expect(lines[0]?.tokensOut).toBeLessThan(40);
  });
});

const models = providers.filter(({ capabilities }) => capabilities.includes("model"));

describe.each(models.map((provider) => [provider.id, provider] as const))("a call to %s", (id, provider) => {
  it("is authorized by its credential, and refused with a wrong secret", async () => {
    const fields = toSampleFields(provider, standIn.url);
    const credential = { provider: id, name: "Sample", fields, confirmed: true };
    const made = await createCredential.execute(owner, credential);
    expect(await chat(id)).toBe(200);
    for (const { path, body, answer } of listNative(provider)) {
      expect(await post(path, body), path).toEqual({ status: 200, text: expect.stringContaining(answer) });
      expect(standIn.requests.at(-1)?.headers, path).toMatchObject(PASSED);
      expect(standIn.requests.at(-1)?.path, path).not.toContain(id);
    }
    const main = provider.fields.find((field) => field.secret)?.name ?? "";
    const other = { client_email: "other@standin-project.iam.gserviceaccount.com" };
    const wrong =
      main === "service_account_json" ? createServiceAccount(standIn.url, other) : "another-secret";
    await updateCredential.execute(owner, { id: made.id, fields: { [main]: wrong }, confirmed: true });
    expect(await chat(id)).toBe(424);
  });
});
