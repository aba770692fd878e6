import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSdk } from "@/e2e/support/create-sdk";
import { chat, createServerTenant, hello, type ServerTenant } from "@/e2e/support/server-tenant";

let at: ServerTenant;
beforeAll(async () => {
  at = await createServerTenant();
});
afterAll(() => at.stop());

const readError = (request: Promise<unknown>) =>
  request.then(
    () => expect.fail("The SDK took it for a success"),
    (error: unknown) => error,
  );

/** Waits until a key's last use is to be seen, which it has to be within two seconds. */
const readLastUse = (id: string) =>
  expect.poll(async () => (await at.manage("GET", `/api/keys/${id}`)).body.last_used_at, {
    timeout: 2_000,
    interval: 50,
  });

describe("200", () => {
  it("completes a chat for the official SDK, which changes base URL and key alone", async () => {
    const [key, runtime] = [
      await at.createKey(),
      await at.createRuntime({ upstream_model: "standin-small" }),
    ];
    const { data, response } = await createSdk(at, key.secret)
      .chat.completions.create({ model: runtime.name, ...hello })
      .withResponse();
    expect(data.choices[0]?.message.content).toMatch(/^You asked: Hello there/);
    expect(data.model).toBe("standin-small");
    expect(data.usage?.prompt_tokens).toBe(5);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "x-request-id": expect.stringMatching(/^req_[0-9a-f]{32}$/),
      "x-keystead-key-id": key.id,
      "x-keystead-runtime": runtime.name,
      "x-keystead-credential-source": "none",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "openai-processing-ms": "1",
    });
    expect([...response.headers.keys()]).not.toContain("set-cookie");
    expect([...response.headers.keys()]).not.toContain("openai-organization");
    await readLastUse(key.id).toEqual(expect.any(String));
  });

  it("streams chunk by chunk, with usage for those alone who ask for it", async () => {
    const [key, runtime] = [await at.createKey(), await at.createRuntime()];
    const client = createSdk(at, key.secret);
    const body = { model: runtime.name, ...hello, stream: true as const };
    const plain = [];
    for await (const chunk of await client.chat.completions.create(body)) plain.push(chunk);
    expect(plain.length).toBeGreaterThan(10);
    expect(plain.every((chunk) => chunk.choices.length === 1)).toBe(true);
    expect(plain.map((chunk) => chunk.choices[0]?.delta.content ?? "").join("")).toMatch(/^You asked/);
    const counted = [];
    const asking = { ...body, stream_options: { include_usage: true } };
    for await (const chunk of await client.chat.completions.create(asking)) counted.push(chunk);
    expect(counted.at(-1)?.usage).toMatchObject({ prompt_tokens: 5 });
    await readLastUse(key.id).toEqual(expect.any(String));
  });

  it("hands each chunk on when it comes, not at the end", async () => {
    const [key, runtime] = [
      await at.createKey(),
      await at.createRuntime({ name: "stalls", upstream_model: "stall-stream" }),
    ];
    const stream = await createSdk(at, key.secret).chat.completions.create({
      model: runtime.name,
      ...hello,
      stream: true,
    });
    let text = "";
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta.content ?? "";
      if (text === "You asked: Hello") break;
    }
    expect(text).toBe("You asked: Hello");
  });

  it("lists the enabled runtimes that the key may use, and reads one by a name with slashes", async () => {
    const [one, slashed, off, denied] = [
      await at.createRuntime(),
      await at.createRuntime({ name: "team/fast/1" }),
      await at.createRuntime({ enabled: false }),
      await at.createRuntime({ upstream_model: "gpt-denied" }),
    ];
    const client = createSdk(at, (await at.createKey({ model_denylist: ["gpt-d*"] })).secret);
    const names = (await client.models.list()).data.map((model) => model.id);
    expect(names).toEqual(expect.arrayContaining([one.name, slashed.name]));
    expect(names).not.toContain(off.name);
    expect(names).not.toContain(denied.name);
    const read = await client.models.retrieve("team/fast/1");
    expect(read).toMatchObject({ id: "team/fast/1", object: "model", owned_by: "openai-compatible" });
  });

  it("calls a provider's model under the organization's credential, then under the workspace's", async () => {
    const organizations = await at.createCredential({ api_key: "sk-standin-organization" });
    const key = await at.createKey({ project_id: at.project.id });
    const model = "openai-compatible/standin-large";
    const ask = async () => {
      at.standIn.requests.length = 0;
      const { status, headers, body } = await chat(at, key.secret, { model });
      expect(status, JSON.stringify(body)).toBe(200);
      const [sent] = at.standIn.requests;
      expect(sent?.body).toMatchObject({ model: "standin-large" });
      return [headers.get("x-keystead-credential-source"), sent?.headers.authorization];
    };
    expect(await ask()).toEqual(["organization", "Bearer sk-standin-organization"]);
    const workspaces = await at.createCredential({
      workspace_id: at.project.workspace_id,
      api_key: "sk-standin-workspace",
    });
    expect(await ask()).toEqual(["workspace", "Bearer sk-standin-workspace"]);
    await at.manage("PUT", `/api/provider-credentials/${workspaces}/deactivate`);
    expect(await ask()).toEqual(["organization", "Bearer sk-standin-organization"]);
    await at.manage("PUT", `/api/provider-credentials/${organizations}/deactivate`);
    expect((await chat(at, key.secret, { model })).status).toBe(424);
  });

  it("hands no header of the caller on, neither key nor cookie nor address", async () => {
    const [key, runtime] = [await at.createKey(), await at.createRuntime()];
    at.standIn.requests.length = 0;
    await chat(at, key.secret, { model: runtime.name }, { cookie: "a=b", "x-real-ip": "203.0.113.9" });
    expect(Object.keys(at.standIn.requests[0]?.headers ?? {}).sort()).toEqual(
      ["accept-encoding", "connection", "content-length", "content-type", "host", "user-agent"].sort(),
    );
  });
});

describe("200, then the stream breaks", () => {
  const streamed = async (upstreamModel: string) => {
    const [key, runtime] = [await at.createKey(), await at.createRuntime({ upstream_model: upstreamModel })];
    const client = createSdk(at, key.secret);
    const stream = () => client.chat.completions.create({ model: runtime.name, ...hello, stream: true });
    const text = () => chat(at, key.secret, { model: runtime.name, stream: true });
    return { key, stream, text };
  };

  it.each(["cut-stream", "cut-mid-event", "quiet-end"])("the SDK raises after %s", async (model) => {
    const { key, stream, text } = await streamed(model);
    const read = async () => {
      for await (const _ of await stream());
    };
    const error = await readError(read());
    expect(error).toBeInstanceOf(OpenAI.APIError);
    expect(error).toMatchObject({ code: "UPSTREAM_ERROR", type: "server_error" });
    const { status, body } = await text();
    expect(status).toBe(200);
    expect(body).not.toContain("[DONE]");
    expect(body).toMatch(/\n\ndata: \{"error":\{"code":"UPSTREAM_ERROR",[^\n]*\}\}\n\n$/);
    await readLastUse(key.id).toEqual(expect.any(String));
  });

  it.each([
    ["has begun to answer", true],
    ["has not answered yet", false],
  ])("a caller that goes away ends the call of a provider that %s", async (_, begins) => {
    const provider = createServer((_, response) => {
      if (begins) response.writeHead(200, { "content-type": "text/event-stream" }).write("data: {}\n\n");
    });
    const called = once(provider, "request");
    await once(provider.listen(0, "127.0.0.1"), "listening");
    const { port } = provider.address() as AddressInfo;
    const { name } = await at.createRuntime({ base_url: `http://127.0.0.1:${port}/v1` });
    const key = await at.createKey();
    const leaving = new AbortController();
    const { signal } = leaving;
    const request = createSdk(at, key.secret).chat.completions.create(
      { model: name, ...hello, stream: true },
      { signal },
    );
    const [, response] = await called;
    if (begins) await request;
    const left = once(response, "close");
    leaving.abort();
    await Promise.all([left, begins || expect(request).rejects.toBeInstanceOf(OpenAI.APIUserAbortError)]);
    await readLastUse(key.id).toEqual(expect.any(String));
    provider.close();
  });

  it("leaves one usage record of each of 24 cut and 24 aborted streams", async () => {
    const cut = await streamed("cut-stream");
    const aborted = await streamed("stall-stream");
    const outcomes = async (id: string) => {
      const rows = await at.engine.run<{ outcome: string; stream: boolean; endpoint: string; count: number }>(
        {
          name: "outcomes",
          text: "select outcome, stream, endpoint, count(*)::int from usage where key_id = $1 group by 1, 2, 3",
        },
        [id],
      );
      return rows;
    };
    await Promise.all([
      ...Array.from({ length: 24 }, cut.text),
      ...Array.from({ length: 24 }, async () => (await aborted.stream()).controller.abort()),
    ]);
    const endpoint = "/v1/chat/completions";
    for (const [{ key }, outcome] of [[cut, "cut"] as const, [aborted, "aborted"] as const]) {
      await expect
        .poll(() => outcomes(key.id), { timeout: 10_000 })
        .toEqual([{ outcome, stream: true, endpoint, count: 24 }]);
    }
  });
});
