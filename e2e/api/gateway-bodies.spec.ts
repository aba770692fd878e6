import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, it, test } from "vitest";
import { call } from "@/e2e/support/call";
import { COMPLETION, createProviderTests, json } from "@/e2e/support/provider-tests";
import { hello } from "@/e2e/support/server-tenant";

const { chat, provide, send, tenant } = createProviderTests();

describe("a request body", () => {
  it("arrives as the caller wrote it, but for the model and our own fields", async () => {
    const { received, name } = await provide((response) => response.writeHead(200, json).end(COMPLETION), {
      upstream_model: "upstream",
    });
    const rest = `"messages":[{"role":"user","content":"\\u00e9 🙂"}],"seed":9223372036854775807,"top_p":1e400,"n":-0,"tools":[{"parameters":{"maximum":123456789012345678901234567890,"minimum":1.0}}]`;
    const { status } = await send(`{"runtime":${JSON.stringify(name)},"model" : "mine",${rest}}`);
    expect(status).toBe(200);
    expect(received[0]?.text).toBe(`{"model" : "upstream",${rest}}`);
  });

  test.each([
    ["gzip", gzipSync],
    ["deflate", deflateSync],
    ["br", brotliCompressSync],
  ])("may come as %s", async (coding, encode) => {
    const { name } = await provide((response) => response.writeHead(200, json).end(COMPLETION));
    const body = encode(JSON.stringify({ model: name, ...hello }));
    expect((await send(body, { "content-encoding": coding })).status).toBe(200);
  });

  it("in another encoding is 415, which names the header", async () => {
    const { status, text } = await send("{}", { "content-encoding": "compress" });
    expect(status).toBe(415);
    expect(JSON.parse(text).error.message).toContain("Content-Encoding");
  });

  it("of millions of values is refused before it is parsed, and others are served meanwhile", async () => {
    const { name } = await provide((response) => response.writeHead(200, json).end(COMPLETION));
    const heavy = `{"model":"x","messages":[${"{},".repeat(4_000_000)}{}]}`;
    const attacks = Promise.all(Array.from({ length: 3 }, () => send(heavy)));
    const others = await Promise.all(Array.from({ length: 20 }, () => chat(name)));
    expect(others.map(({ status }) => status)).toEqual(Array(20).fill(200));
    for (const { status, text } of await attacks) {
      expect([400, 503]).toContain(status);
      expect(JSON.parse(text).error.code).toBe(status === 400 ? "INVALID_REQUEST" : "UNAVAILABLE");
    }
  });

  it("that would not fit beside others is 503 with Retry-After, and fits later", async () => {
    const { name } = await provide((response) => response.writeHead(200, json).end(COMPLETION));
    const large = JSON.stringify({
      model: name,
      messages: [{ role: "user", content: "x".repeat(24_000_000) }],
    });
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(large)));
    const statuses = new Set(answers.map(({ status }) => status));
    expect(statuses.has(200)).toBe(true);
    expect([...statuses].every((status) => status === 200 || status === 503)).toBe(true);
    for (const { status, headers } of answers)
      if (status === 503) expect(headers.get("retry-after")).toBe("1");
    expect((await send(large)).status).toBe(200);
  });
});

describe("a runtime's name in a header", () => {
  test.each(["caf\u00e9 \u00fc", "\u65e5\u672c\u8a9e", "50% off", "a%20b", "plain"])(
    "%s selects it",
    async (label) => {
      const { name } = await provide((response) => response.writeHead(200, json).end(COMPLETION), {
        name: `${label} ${Math.random()}`,
      });
      const answered = await send(JSON.stringify(hello), { "x-keystead-runtime": encodeURIComponent(name) });
      const told = answered.headers.get("x-keystead-runtime") ?? "";
      const bytes = Buffer.from(name, "utf8").toString("latin1");
      const spellings = [told, bytes, ...(/^[\x20-\xff]*$/.test(name) ? [name] : [])];
      for (const spelling of spellings) {
        const { status, headers } = await send(JSON.stringify(hello), { "x-keystead-runtime": spelling });
        expect([status, headers.get("x-keystead-runtime")]).toEqual([200, told]);
      }
    },
  );
});

it("the list of models is whole, and each is found by its name", async () => {
  const text = `insert into runtimes (organization_id, number, name, provider, kind, created_at)
    select $1::uuid, 100000 + i, 'many-' || i, 'openai', 'chat', now() from generate_series(1, 1200) i`;
  await tenant().engine.run({ name: "many_runtimes", text }, [tenant().organizationId]);
  const limited = await tenant().createKey({ model_allowlist: ["many-119?"] });
  const { body } = await call(tenant().url, "GET", "/v1/models", { key: limited.secret });
  expect(body.data.map(({ id }: { id: string }) => id)).toEqual(
    Array.from({ length: 10 }, (_, i) => `many-119${i}`),
  );
  expect(
    (await call(tenant().url, "GET", "/v1/models/many-1195", { key: limited.secret })).body,
  ).toMatchObject({
    id: "many-1195",
  });
  expect((await call(tenant().url, "GET", "/v1/models/many-1", { key: limited.secret })).status).toBe(404);
});
