import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { expect, it, test } from "vitest";
import { ContentTooLarge, decodeContent, parseCoding } from "./content-encoding";

const text = Buffer.from('{"a":"äöü"}'.repeat(100));

test.each<["gzip" | "deflate" | "br", string, (bytes: Buffer) => Buffer]>([
  ["gzip", "gzip", gzipSync],
  ["deflate", "zlib's deflate", deflateSync],
  ["deflate", "raw deflate", deflateRawSync],
  ["br", "Brotli", brotliCompressSync],
  ["gzip", "plain text that is called gzip", (bytes) => bytes],
])("%s decodes %s", async (coding, _, encode) => {
  expect(await decodeContent(encode(text), coding, text.length)).toEqual(text);
  await expect(decodeContent(encode(text), coding, text.length - 1)).rejects.toBeInstanceOf(ContentTooLarge);
});

it("refuses what is broken", async () => {
  for (const [coding, bytes] of [
    ["gzip", gzipSync(text).subarray(0, 20)],
    ["br", Buffer.from([1, 2, 3])],
  ] as const) {
    await expect(decodeContent(bytes, coding, 1_000_000)).rejects.toThrow();
  }
});

test.each([
  [null, null],
  ["", null],
  ["identity", null],
  [" GZIP ", "gzip"],
  ["zstd", "unknown"],
  ["gzip, br", "unknown"],
])("the header %j is the coding %j", (header, coding) => {
  expect(parseCoding(header)).toBe(coding);
});
