import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { describe, expect, it, test } from "vitest";
import { createByteBudget } from "@/lib/core/byte-budget";
import { AppError } from "@/lib/core/errors/errors";
import { LARGEST_FORM } from "./form-parts";
import { readFormBody } from "./read-form-body";

const MiB = 1024 * 1024;
const audio = new File([Buffer.alloc(3 * MiB, "a")], 'a "b".mp3', { type: "audio/mpeg" });

function toForm(...parts: [name: string, value: string | File][]) {
  const form = new FormData();
  for (const [name, value] of parts) form.append(name, value);
  return form;
}

const toRequest = (body: BodyInit, headers: HeadersInit = {}) =>
  new Request("http://localhost/", { method: "POST", body, headers, duplex: "half" } as RequestInit);

const readForm = (request: Request, memory = createByteBudget(64 * MiB)) =>
  readFormBody(request, memory.lease());

const read = (...parts: Parameters<typeof toForm>) => readForm(toRequest(toForm(...parts)));

/** Reads what a provider would get. */
async function receive({ format }: Awaited<ReturnType<typeof read>>, changes: Record<string, string | null>) {
  const { type, content } = format(changes);
  const bytes = new Uint8Array(Buffer.concat(await content.toArray()));
  const form = await new Response(bytes, { headers: { "content-type": type } }).formData();
  return [...form].map(([name, value]) => [
    name,
    typeof value === "string" ? value : [value.name, value.type, value.size],
  ]);
}

const refusal = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => "read",
    (thrown: unknown) => thrown,
  );
  return error instanceof AppError ? [error.code, error.param] : error;
};

const listStored = () => readdirSync(tmpdir()).filter((name) => name.startsWith("keystead-upload-"));
const FILE = ["file", ['a "b".mp3', "audio/mpeg", 3 * MiB]];

describe("a form", () => {
  it("whose model comes first streams through, with all fields in their order", async () => {
    const body = await read(["model", "m"], ["runtime", "r"], ["file", audio], ["language", "dé"]);
    expect(body).toMatchObject({ isRepeatable: false, values: { model: "m", runtime: "r", stream: false } });
    const received = await receive(body, { model: "upstream", runtime: null });
    expect(received).toEqual([["model", "upstream"], FILE, ["language", "dé"]]);
    body.close();
  });

  it("whose file comes first is stored without a name until its model is known, and can be sent again", async () => {
    const body = await read(["file", audio], ["stream", "true"], ["model", "m"]);
    expect(body).toMatchObject({ isRepeatable: true, values: { model: "m", stream: true } });
    expect(listStored()).toEqual([]);
    for (const model of ["one", "two"]) {
      expect(await receive(body, { model })).toEqual([FILE, ["stream", "true"], ["model", model]]);
    }
    body.close();
  });

  it("without a model gets that of its runtime", async () => {
    const body = await read(["file", audio]);
    expect(await receive(body, { model: "default" })).toEqual([FILE, ["model", "default"]]);
    body.close();
  });

  test.each(["model", "runtime", "runtime_id"])(
    "that names its %s after a file that streams is refused",
    async (name) => {
      const body = await read(["model", "m"], ["file", audio], [name, "other"]);
      expect(await refusal(receive(body, {}))).toEqual(["INVALID_REQUEST", name]);
      body.close();
    },
  );

  test.each(["model", "runtime"])("that names its %s twice is refused", async (name) => {
    expect(await refusal(read([name, "a"], [name, "b"], ["file", audio]))).toEqual(["INVALID_REQUEST", name]);
  });
});

const multipart = { "content-type": "multipart/form-data; boundary=b" };
const part = (name: string, value: string) =>
  `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const BEGUN = '--b\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\nabc';

test.each<[string, BodyInit, Record<string, string>, string]>([
  ["JSON", "{}", { "content-type": "application/json" }, "UNSUPPORTED_MEDIA_TYPE"],
  ["a compressed form", "x", { ...multipart, "content-encoding": "gzip" }, "UNSUPPORTED_MEDIA_TYPE"],
  ["no boundary", "x", { "content-type": "multipart/form-data" }, "INVALID_REQUEST"],
  ["another boundary", "--c\r\n", multipart, "INVALID_REQUEST"],
  ["half a file", BEGUN, multipart, "INVALID_REQUEST"],
  ["101 fields", `${part("a", "b").repeat(101)}--b--\r\n`, multipart, "INVALID_REQUEST"],
  ["a field of 300 KB", `${part("a", "b".repeat(300_000))}--b--\r\n`, multipart, "PAYLOAD_TOO_LARGE"],
  [
    "a length above 100 MiB",
    "x",
    { ...multipart, "content-length": `${LARGEST_FORM + 1}` },
    "PAYLOAD_TOO_LARGE",
  ],
])("%s is refused", async (_, body, headers, code) => {
  expect(await refusal(readForm(toRequest(body, headers)))).toMatchObject([code, null]);
});

describe("the memory of fields", () => {
  const field = part("prompt", "ä".repeat(494));

  it("is that of their characters, until the call ends", async () => {
    const memory = createByteBudget(1_000);
    const lease = memory.lease();
    await readFormBody(toRequest(`${field}--b--\r\n`, multipart), lease);
    expect(memory.getUsed()).toBe(1_000);
    lease.release();
    expect(memory.getUsed()).toBe(0);
  });

  test.each([
    ["before a file", ""],
    ["after a file that streams through", `${part("model", "m")}${BEGUN}\r\n`],
  ])("is limited %s", async (_, before) => {
    const request = toRequest(`${before}${field}--b--\r\n`, multipart);
    const work = async () => receive(await readForm(request, createByteBudget(999)), {});
    expect(await refusal(work())).toEqual(["UNAVAILABLE", null]);
  });

  it("is not kept for fields that come after the call", async () => {
    const memory = createByteBudget(2_000);
    const lease = memory.lease();
    const text = `${part("model", "m")}${BEGUN}${"a".repeat(MiB)}\r\n${field}--b--\r\n`;
    const body = await readFormBody(toRequest(text, multipart), lease);
    const { content } = body.format({});
    body.close();
    lease.release();
    expect(Buffer.concat(await content.toArray()).toString()).toContain("ä");
    expect(memory.getUsed()).toBe(0);
  });
});

test("half a file that streams through breaks off the content", async () => {
  const work = async () => receive(await readForm(toRequest(part("model", "m") + BEGUN, multipart)), {});
  expect(await refusal(work())).toEqual(["INVALID_REQUEST", null]);
});

test.each([true, false])("an endless file is refused after 100 MiB, streaming: %s", async (streams) => {
  const piece = Buffer.alloc(MiB, "a");
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(Buffer.from(`${streams ? part("model", "m") : ""}${BEGUN}`)),
    pull: (controller) => {
      sent += piece.length;
      controller.enqueue(piece);
    },
  });
  const work = async () => {
    const { content } = (await readForm(toRequest(endless, multipart))).format({});
    for await (const _ of content);
  };
  expect(await refusal(work())).toEqual(["PAYLOAD_TOO_LARGE", null]);
  expect(sent).toBeLessThan(LARGEST_FORM + 4 * MiB);
});

test("a file that streams through is read at the provider's speed", async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(Buffer.from(part("model", "m") + BEGUN)),
    pull: (controller) => {
      sent += 1;
      controller.enqueue(Buffer.alloc(64 * 1024, "a"));
    },
  });
  const body = await readForm(toRequest(endless, multipart));
  const { content } = body.format({});
  content.read(0);
  for (let turn = 0; turn < 200; turn += 1) await new Promise(setImmediate);
  expect(sent).toBeGreaterThan(0);
  expect(sent).toBeLessThan(20);
  content.destroy();
  body.close();
});
