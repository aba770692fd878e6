import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, it, test } from "vitest";
import { createByteBudget } from "@/lib/core/byte-budget";
import { readJsonBody } from "./read-json-body";

const MiB = 1024 * 1024;
const nested = (levels: number) => `{"a":${"[".repeat(levels)}${"]".repeat(levels)}}`;

function read(body: string | Buffer<ArrayBuffer>, headers: Record<string, string> = {}, budget = 192 * MiB) {
  const all = {
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(body)),
    ...headers,
  };
  const request = new Request("http://localhost/", { method: "POST", body, headers: all });
  return readJsonBody(request, createByteBudget(budget).lease());
}

const refusal = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => "read",
    (thrown: unknown) => thrown,
  );
  return error instanceof Error && "code" in error ? { code: error.code, message: error.message } : error;
};

describe("a body", () => {
  it("is read as it stands, with the members that the gateway looks at", async () => {
    const text = '{"model":"m","stream":true,"messages":[9223372036854775807],"a":"\\u0000\\ud800"}';
    const { bytes, values } = await read(text);
    expect(bytes.toString()).toBe(text);
    expect(values).toEqual({ model: "m", stream: true });
  });

  it("loses its byte order mark", async () => {
    expect((await read("\uFEFF{}")).bytes.toString()).toBe("{}");
  });

  test.each([
    ["gzip", gzipSync],
    ["deflate", deflateSync],
    ["br", brotliCompressSync],
  ])("is decoded from %s", async (coding, encode) => {
    const { values } = await read(Buffer.from(encode('{"model":"m"}')), { "content-encoding": coding });
    expect(values).toEqual({ model: "m" });
  });

  test.each([
    [
      "of another encoding",
      "{}",
      { "content-encoding": "zstd" },
      "UNSUPPORTED_MEDIA_TYPE",
      /Content-Encoding/,
    ],
    ["that is not in its encoding", "{}", { "content-encoding": "br" }, "INVALID_REQUEST", /br/],
    ["of another type", "{}", { "content-type": "text/plain" }, "UNSUPPORTED_MEDIA_TYPE", /json/],
    ["without content", "", {}, "INVALID_REQUEST", /empty/],
    ["that is broken", "{", {}, "INVALID_REQUEST", /JSON/],
    ["that names two models", '{"model":"a","x":1,"x":2,"mod\\u0065l":"b"}', {}, "INVALID_REQUEST", /once/],
    ["that is no object", "[]", {}, "INVALID_REQUEST", /object/],
    ["that is not UTF-8", Buffer.from('{"a":"\xfc"}', "latin1"), {}, "INVALID_REQUEST", /UTF-8/],
    ["nested without end", nested(100_000), {}, "INVALID_REQUEST", /nesting/],
    ["of too many values", `{"a":[${"{},".repeat(8 * MiB)}1]}`, {}, "INVALID_REQUEST", /500000 values/],
    ["of too many numbers", `{"a":[${"1,".repeat(MiB)}1]}`, {}, "INVALID_REQUEST", /500000 values/],
    ["that is too large", `"${"x".repeat(25 * MiB)}"`, {}, "PAYLOAD_TOO_LARGE", /large/],
    [
      "that decodes to too much",
      Buffer.from(gzipSync("x".repeat(30 * MiB))),
      { "content-encoding": "gzip" },
      "PAYLOAD_TOO_LARGE",
      /large/,
    ],
  ])("%s is refused", async (_, body, headers, code, message) => {
    expect(await refusal(read(body, headers as Record<string, string>))).toEqual({
      code,
      message: expect.stringMatching(message),
    });
  });

  it("nested as deep as any tool nests is passed on", async () => {
    expect((await read(nested(200))).bytes.length).toBeGreaterThan(400);
  });

  it("waits for another time when the process keeps too many already", async () => {
    expect(await refusal(read(`{"a":"${"x".repeat(MiB)}"}`, {}, MiB))).toMatchObject({ code: "UNAVAILABLE" });
  });

  it("without a length is cut off where it grows too large", async () => {
    const piece = new Uint8Array(MiB).fill(120);
    const body = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(piece) });
    const headers = { "content-type": "application/json" };
    const request = new Request("http://localhost/", {
      method: "POST",
      body,
      headers,
      duplex: "half",
    } as RequestInit);
    const work = readJsonBody(request, createByteBudget(192 * MiB).lease());
    expect(await refusal(work)).toMatchObject({ code: "PAYLOAD_TOO_LARGE" });
  });
});
