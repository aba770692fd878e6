import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { type CreatedKey, createServerTenant, hello, type ServerTenant } from "./server-tenant";

type Received = { text: string; headers: IncomingMessage["headers"] };
type Answer = (response: ServerResponse, request: Received, count: number) => void;

export const json = { "content-type": "application/json" };
export const COMPLETION =
  '{"object":"chat.completion","choices":[{"index":0,"message":{"content":"ä"}}],"usage":{"prompt_tokens":3,"completion_tokens":4}}';

/** Formats a stream event with one choice. */
export const toChunk = (content: string, reason: string | null = null) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason: reason }] })}`;

const USAGE = 'data: {"choices" : [ ],\ndata: "usage" : {"prompt_tokens":3,"completion_tokens":4}}';
const toStream = (events: string[]) => events.map((event) => `${event}\n\n`).join("");

/** A complete stream. `SHOWN_EVENTS` is the part for callers that do not request usage. */
export const EVENTS = toStream([toChunk("one"), toChunk(" two", "stop"), USAGE, "data: [DONE]"]);
export const SHOWN_EVENTS = toStream([toChunk("one"), toChunk(" two", "stop"), "data: [DONE]"]);

/** Creates a tenant with a key for a test file. Returns helpers to start providers and send requests. */
export function createProviderTests() {
  let tenant: ServerTenant;
  let key: CreatedKey;
  const providers: Server[] = [];
  beforeAll(async () => {
    tenant = await createServerTenant();
    key = await tenant.createKey();
  });
  afterEach(() => {
    for (const provider of providers.splice(0)) provider.closeAllConnections();
  });
  afterAll(() => tenant.stop());

  /** Starts a provider with the given answers and creates a runtime for it. Returns the received requests. */
  async function provide(answer: Answer, fields: Record<string, unknown> = {}) {
    const { provider, url, received } = await startProvider(answer);
    providers.push(provider);
    const runtime = await tenant.createRuntime({ base_url: url, ...fields });
    return { received, runtime, name: runtime.name };
  }

  /** Sends a body as text and returns the answer as text. */
  async function send(body: string | Buffer, headers: Record<string, string> = {}) {
    const answer = await fetch(`${tenant.url}/v1/chat/completions`, {
      method: "POST",
      headers: { authorization: `Bearer ${key.secret}`, ...json, ...headers },
      body: typeof body === "string" ? body : new Uint8Array(body),
    });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  }

  return {
    tenant: () => tenant,
    provide,
    send,
    chat: async (name: string) => {
      const { text, ...answer } = await send(JSON.stringify({ model: name, ...hello }));
      return { ...answer, body: JSON.parse(text) };
    },
    stream: (name: string, fields: object = {}) =>
      send(JSON.stringify({ model: name, stream: true, ...hello, ...fields })),
    /** Expects the values of a runtime's latest usage row, which is written shortly after the answer. */
    expectUsage: (runtimeId: string) =>
      expect.poll(
        async () => {
          const text =
            "select outcome, tokens_in, tokens_out from usage where runtime_id = $1 order by at desc limit 1";
          const statement = { name: "latest_usage", text };
          const [row] = await tenant.engine.run<Record<string, unknown>>(statement, [runtimeId]);
          return row;
        },
        { timeout: 5_000, interval: 50 },
      ),
  };
}

async function startProvider(answer: Answer) {
  const received: Received[] = [];
  const provider = createServer(async (request, response) => {
    let text = "";
    for await (const piece of request.setEncoding("utf8")) text += piece;
    received.push({ text, headers: request.headers });
    answer(response, { text, headers: request.headers }, received.length);
  });
  await once(provider.listen(0, "127.0.0.1"), "listening");
  const { port } = provider.address() as AddressInfo;
  return { provider, url: `http://127.0.0.1:${port}/v1`, received };
}
