import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import OpenAI, { toFile } from "openai";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { call } from "@/e2e/support/call";
import { createSdk } from "@/e2e/support/create-sdk";
import { createServerTenant, type ServerTenant } from "@/e2e/support/server-tenant";

const SCOPES = ["chat:write", "embeddings:write", "transcribe:write", "realtime:connect"];
const MiB = 1024 * 1024;

let at: ServerTenant;
let sdk: OpenAI;
let secret: string;
let model: string;
beforeAll(async () => {
  at = await createServerTenant();
  ({ secret } = await at.createKey({ scopes: SCOPES, project_id: at.project.id }));
  sdk = createSdk(at, secret);
  ({ name: model } = await at.createRuntime({ upstream_model: "standin-small" }));
});
afterAll(() => at.stop());

const lastBody = () => JSON.parse(JSON.stringify(at.standIn.requests.at(-1)?.body));

/** Expects the facts of the latest request to an endpoint, which are visible shortly after its answer. */
const expectUsage = (endpoint: string) =>
  expect.poll(async () => {
    const { data } = (await at.manage("GET", "/api/requests?limit=20")).body;
    const found = data.find((one: { endpoint: string }) => one.endpoint === endpoint);
    if (!found) return null;
    const { outcome, tokens_in, tokens_out, tokens_cache_read, tokens_reasoning } = found;
    return { outcome, tokens_in, tokens_out, tokens_cache_read, tokens_reasoning };
  });

const toCounts = (tokens_in: number | null, tokens_out: number | null, more = {}) => ({
  ...{ outcome: "succeeded", tokens_in, tokens_out },
  ...more,
});

describe("the OpenAI SDK", () => {
  it("completes a text, plain and streaming", async () => {
    const body = { model, prompt: "Once upon a time" };
    const { choices, usage } = await sdk.completions.create(body);
    expect(choices[0]?.text).toContain("You asked: Once upon a time");
    await expectUsage("/v1/completions").toMatchObject(toCounts(4, usage?.completion_tokens ?? 0));
    let text = "";
    for await (const part of await sdk.completions.create({ ...body, stream: true })) {
      text += part.choices[0]?.text ?? "";
    }
    expect(text).toBe(choices[0]?.text);
    expect(lastBody().stream_options).toEqual({ include_usage: true });
    await expectUsage("/v1/completions").toMatchObject(toCounts(4, usage?.completion_tokens ?? 0));
  });

  it("creates a response, with cached and reasoning tokens counted apart", async () => {
    const { output_text, usage } = await sdk.responses.create({
      ...{ model, input: "Why is the sky blue", instructions: "Be brief", reasoning: { effort: "low" } },
      prompt_cache_key: "one two",
    });
    expect(output_text).toContain("You asked: Why is the sky blue");
    const more = { tokens_cache_read: 2, tokens_reasoning: 4 };
    await expectUsage("/v1/responses").toMatchObject(
      toCounts(usage?.input_tokens ?? 0, usage?.output_tokens ?? 0, more),
    );
  });

  it("streams a response, whose last event may be large", async () => {
    for (const words of [40, 6_000]) {
      const { name } = await at.createRuntime({ upstream_model: `long-stream-${words}` });
      const types = new Set<string>();
      let text = "";
      for await (const event of await sdk.responses.create({ model: name, input: "Hi", stream: true })) {
        types.add(event.type);
        if (event.type === "response.output_text.delta") text += event.delta;
      }
      expect(text.split(" ")).toHaveLength(words + 1);
      expect([...types].at(-1)).toBe("response.completed");
      await expectUsage("/v1/responses").toMatchObject(toCounts(4, words));
    }
  });

  test.each(["cut-stream", "cut-mid-event", "error-stream"])(
    "raises when a response is broken by %s",
    async (upstream_model) => {
      const { name } = await at.createRuntime({ upstream_model });
      const types: string[] = [];
      const read = async () => {
        const stream = await sdk.responses.create({ model: name, input: "Hi", stream: true });
        for await (const { type } of stream) types.push(type);
      };
      await expect(read()).rejects.toBeInstanceOf(OpenAI.APIError);
      expect(types).not.toContain("response.completed");
      await expectUsage("/v1/responses").toMatchObject({ outcome: "cut" });
    },
  );

  it("embeds texts", async () => {
    const { data, usage } = await sdk.embeddings.create({ model, input: ["one two", "three"] });
    expect(data.map(({ embedding }) => embedding.length)).toEqual([8, 8]);
    expect(usage.prompt_tokens).toBe(3);
    await expectUsage("/v1/embeddings").toMatchObject(toCounts(3, 0));
  });

  it("classifies texts", async () => {
    const { results } = await sdk.moderations.create({ model, input: ["Hello", "I kill you"] });
    expect(results.map(({ flagged }) => flagged)).toEqual([false, true]);
  });

  it("creates images, whole and with partial ones", async () => {
    const { data } = await sdk.images.generate({ model, prompt: "A red door", n: 2 });
    expect(data).toHaveLength(2);
    await expectUsage("/v1/images/generations").toMatchObject(toCounts(3, 544));
    const types = [];
    for await (const { type } of await sdk.images.generate({ model, prompt: "A door", stream: true }))
      types.push(type);
    expect(types).toEqual([
      ...["image_generation.partial_image", "image_generation.partial_image", "image_generation.completed"],
    ]);
  });

  it("speaks, as bytes and as events", async () => {
    const body = { model, input: "Read this aloud", voice: "alloy" };
    const answer = await sdk.audio.speech.create(body);
    expect(answer.headers.get("content-type")).toBe("audio/mpeg");
    expect((await answer.arrayBuffer()).byteLength).toBe(3 * 4_096);
    await expectUsage("/v1/audio/speech").toMatchObject({ outcome: "succeeded" });
    const events = await (await sdk.audio.speech.create({ ...body, stream_format: "sse" })).text();
    expect(events).toContain("event: speech.audio.done");
  });

  it("breaks the connection when speech is cut", async () => {
    const { name } = await at.createRuntime({ upstream_model: "cut-stream" });
    const answer = await sdk.audio.speech.create({ model: name, input: "a b c d e f", voice: "alloy" });
    await expect(answer.arrayBuffer()).rejects.toThrow();
    await expectUsage("/v1/audio/speech").toMatchObject({ outcome: "cut" });
  });

  it("transcribes and translates recordings, whatever comes first in the form", async () => {
    const file = await toFile(Buffer.alloc(3 * MiB, "a"), "a.mp3", { type: "audio/mpeg" });
    for (const body of [
      { file, model },
      { model, file },
    ]) {
      const { text, usage } = await sdk.audio.transcriptions.create(body);
      expect(text).toMatch(/^This is what/);
      expect(usage).toMatchObject({ type: "tokens", input_tokens: 1970 });
      await expectUsage("/v1/audio/transcriptions").toMatchObject(toCounts(1_970, 9));
    }
    const events = [];
    const streamed = await sdk.audio.transcriptions.create({ model, file, stream: true });
    for await (const { type } of streamed) events.push(type);
    expect(events.at(-1)).toBe("transcript.text.done");
    expect(await sdk.audio.translations.create({ file, model, response_format: "text" })).toMatch(/^This is/);
  });

  it("creates client secrets for the model of the runtime", async () => {
    const { value } = await sdk.realtime.clientSecrets.create({ session: { type: "realtime", model } });
    expect(value).toMatch(/^ek_/);
    expect(lastBody()).toEqual({ session: { type: "realtime", model: "standin-small" } });
  });

  it("raises its typed error with our code for each endpoint", async () => {
    const { name } = await at.createRuntime({ upstream_model: "error-400" });
    const file = await toFile(Buffer.from("a"), "a.mp3");
    const calls = [
      sdk.completions.create({ model: name, prompt: "x" }),
      sdk.responses.create({ model: name, input: "x" }),
      sdk.embeddings.create({ model: name, input: "x" }),
      sdk.moderations.create({ model: name, input: "x" }),
      sdk.images.generate({ model: name, prompt: "x" }),
      sdk.audio.speech.create({ model: name, input: "x", voice: "alloy" }),
      sdk.audio.transcriptions.create({ model: name, file }),
    ];
    for (const { reason } of (await Promise.allSettled(calls)) as PromiseRejectedResult[]) {
      expect(reason).toBeInstanceOf(OpenAI.BadRequestError);
      expect(reason).toMatchObject({ code: "PROVIDER_ERROR", param: "messages" });
    }
  });
});

describe("a stored response", () => {
  it("is read, cancelled, continued and deleted at the provider's account that made it", async () => {
    const first = await at.createCredential({ api_key: "sk-standin-first" });
    const { name } = await at.createRuntime({ upstream_model: "standin-small", credential_id: first });
    const { id } = await sdk.responses.create({ model: name, input: "Remember me" });
    await sdk.responses.create({ model: name, input: "Hi", previous_response_id: id });
    expect((await sdk.responses.retrieve(id)).output_text).toContain("Remember me");
    expect((await sdk.responses.inputItems.list(id)).data).toHaveLength(1);
    expect((await sdk.responses.cancel(id)).status).toBe("cancelled");
    await sdk.responses.delete(id);
    const sent = at.standIn.requests.slice(-6).map(({ method, headers }) => [method, headers.authorization]);
    expect(sent).toEqual(
      ["POST", "POST", "GET", "GET", "POST", "DELETE"].map((verb) => [verb, "Bearer sk-standin-first"]),
    );
    const streamed = await sdk.responses.create({ model: name, input: "Hi", stream: true });
    let made = "";
    for await (const event of streamed) if (event.type === "response.created") made = event.response.id;
    expect((await sdk.responses.retrieve(made)).id).toBe(made);
  });

  it("is not found by keys of another project, and cannot be continued by them", async () => {
    const { id } = await sdk.responses.create({ model, input: "A secret" });
    const other = await at.manage("POST", "/api/projects", {
      name: "Other",
      workspace_id: at.project.workspace_id,
    });
    const key = await at.createKey({ scopes: SCOPES, project_id: other.body.id });
    const stranger = createSdk(at, key.secret);
    const before = at.standIn.requests.length;
    const refused = await Promise.allSettled([
      stranger.responses.retrieve(id),
      stranger.responses.delete(id),
      stranger.responses.create({ model, input: "Say it", previous_response_id: id }),
      sdk.responses.retrieve("resp_absent"),
    ]);
    const absent = { status: "rejected", reason: { status: 404, code: "NOT_FOUND" } };
    expect(refused).toMatchObject([absent, absent, absent, absent]);
    expect(at.standIn.requests.length).toBe(before);
    expect((await call(at.url, "GET", `/v1/responses/${id}`, { key: at.key })).status).toBe(200);
  });
});

describe("an upload", () => {
  /** Starts a provider that reads its requests, and has a runtime. */
  async function receive() {
    const provider = createServer((request) => request.on("error", () => undefined).resume());
    await once(provider.listen(0, "127.0.0.1"), "listening");
    const { port } = provider.address() as AddressInfo;
    const fields = { base_url: `http://127.0.0.1:${port}/v1`, upstream_model: "whisper-1" };
    return { provider, name: (await at.createRuntime(fields)).name };
  }

  /** Sends a form without an end. Returns the status of the answer, null when the caller left before one. */
  function upload(name: string, signal: AbortSignal) {
    const part = (field: string) => `--b\r\nContent-Disposition: form-data; name="${field}"`;
    const head = `${part("model")}\r\n\r\n${name}\r\n${part("file")}; filename="a.mp3"\r\n\r\n`;
    const piece = Buffer.alloc(64 * 1024);
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(Buffer.from(head)),
      pull: async (controller) => {
        await new Promise(setImmediate);
        // After its request has been aborted, fetch may read a body for ever.
        if (signal.aborted) controller.close();
        else controller.enqueue(piece);
      },
    });
    const headers = { authorization: `Bearer ${secret}`, "content-type": "multipart/form-data; boundary=b" };
    const options = { method: "POST", headers, body, signal, duplex: "half" };
    return fetch(`${at.url}/v1/audio/transcriptions`, options as RequestInit).then(
      ({ status }) => status,
      () => null,
    );
  }

  it("streams through, and ends at the provider with its caller", async () => {
    const { name, provider } = await receive();
    const leaving = new AbortController();
    const answer = upload(name, leaving.signal);
    const [request] = (await once(provider, "request")) as [IncomingMessage];
    await once(request, "data");
    leaving.abort();
    await new Promise((resolve) => request.once("close", resolve));
    expect([request.complete, await answer]).toEqual([false, null]);
    provider.close();
  });
});
