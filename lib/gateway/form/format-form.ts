import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import type { FormPart } from "./form-parts";

/** A multipart form: its content type, and its content as a stream that follows the reader's speed. */
export type FormContent = { type: string; content: Readable };

/** Formats parts as a multipart form. */
export function formatForm(parts: AsyncIterable<FormPart> | Iterable<FormPart>): FormContent {
  const boundary = `keystead-${randomUUID()}`;
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    content: Readable.from(formatParts(parts, boundary), { objectMode: false, highWaterMark: 64 * 1024 }),
  };
}

async function* formatParts(parts: AsyncIterable<FormPart> | Iterable<FormPart>, boundary: string) {
  for await (const part of parts) {
    const isFile = "content" in part;
    const filename = isFile ? `; filename="${escapeName(part.filename)}"` : "";
    const type = isFile ? `\r\nContent-Type: ${part.mimeType.replace(/[\r\n]/g, " ")}` : "";
    yield Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="${escapeName(part.name)}"${filename}${type}\r\n\r\n`,
    );
    if (isFile) yield* part.content();
    else yield Buffer.from(part.value);
    yield Buffer.from("\r\n");
  }
  yield Buffer.from(`--${boundary}--\r\n`);
}

/** Escapes a name or filename as browsers do. */
const escapeName = (text: string) =>
  text.replace(/["\r\n]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
