import { PassThrough, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from "node:zlib";

/** The content codings that can be decoded. */
const CODINGS = ["gzip", "x-gzip", "deflate", "br"] as const;
type Coding = (typeof CODINGS)[number];

/** Returns the coding of a `Content-Encoding` header, null for none, `unknown` when it cannot be decoded. */
export function parseCoding(header: string | null): Coding | "unknown" | null {
  const name = header?.trim().toLowerCase() ?? "";
  if (name === "" || name === "identity") return null;
  return CODINGS.find((coding) => coding === name) ?? "unknown";
}

/**
 * Creates the decoder of a body from its first bytes, since some servers name a coding that they do not
 * apply.
 */
export function createDecoder(coding: Coding, first: Buffer): Transform {
  if (coding === "br") return createBrotliDecompress();
  if (coding === "deflate") return isZlib(first) ? createInflate() : createInflateRaw();
  return first[0] === 0x1f && first[1] === 0x8b ? createGunzip() : new PassThrough();
}

/** Returns whether bytes begin with a zlib header. As a number, its two bytes are a multiple of 31. */
const isZlib = ([flags = 0, check = 0]: Buffer) => (flags & 0x0f) === 8 && (flags * 256 + check) % 31 === 0;

/**
 * Decodes a whole body.
 * @throws ContentTooLarge when the result is larger than `most` bytes.
 * @throws the decoder's error when the body is invalid.
 */
export async function decodeContent(bytes: Buffer, coding: Coding, most: number): Promise<Buffer> {
  const decoder = createDecoder(coding, bytes);
  decoder.end(bytes);
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of decoder as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > most) throw new ContentTooLarge();
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** The error when a body decodes to more bytes than allowed. */
export class ContentTooLarge extends Error {}
