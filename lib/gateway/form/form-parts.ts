import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy } from "@fastify/busboy";
import type { ByteLease } from "@/lib/core/byte-budget";
import { AppError } from "@/lib/core/errors/errors";

/** A part of a form: a field with its value, or a file with its content. */
export type FormPart =
  | { name: string; value: string }
  | { name: string; filename: string; mimeType: string; content: () => AsyncIterable<Uint8Array> };

/** The largest form, in bytes. */
export const LARGEST_FORM = 100 * 1024 * 1024;
const LIMITS = {
  ...{ fieldNameSize: 200, fieldSize: 256 * 1024, fields: 100, files: 16, parts: 116 },
  ...{ headerPairs: 32, headerSize: 16 * 1024 },
};

/** The most memory of a character, in bytes. */
const BYTES_A_CHARACTER = 2;

/**
 * Reads the parts of a multipart form one after the other. The content of a file must be read before the next
 * part comes. The memory of fields is added to the lease.
 * @throws UNSUPPORTED_MEDIA_TYPE when the request has no multipart form.
 * @throws PAYLOAD_TOO_LARGE when the form is too large.
 * @throws INVALID_REQUEST when the form is invalid.
 * @throws UNAVAILABLE when the process has no memory left for a field.
 */
export function readFormParts(
  { headers, body }: Request,
  lease: Pick<ByteLease, "add">,
): AsyncIterable<FormPart> {
  const type = headers.get("content-type") ?? "";
  if (!body || !/^multipart\/form-data\b/i.test(type) || headers.has("content-encoding")) {
    throw new AppError("UNSUPPORTED_MEDIA_TYPE", { message: "Send multipart/form-data" });
  }
  if (Number(headers.get("content-length")) > LARGEST_FORM) throw new AppError("PAYLOAD_TOO_LARGE");
  const parser = createParser(type);
  // Each file listens to its end.
  const parts = new Readable({ objectMode: true, read: () => undefined }).setMaxListeners(0);
  const refuse = (message: string) => parts.destroy(invalidForm(message));
  const pushField = (name: string, value: string) => {
    try {
      lease.add((name.length + value.length) * BYTES_A_CHARACTER);
      parts.push({ name, value } satisfies FormPart);
    } catch (error) {
      parts.destroy(error instanceof Error ? error : undefined);
    }
  };
  parser
    .on("field", (name, value, isNameCut, isValueCut) => {
      if (isNameCut || isValueCut) parts.destroy(new AppError("PAYLOAD_TOO_LARGE"));
      else pushField(name, value);
    })
    .on("file", (name, stream, filename = "file", _encoding, mimeType) => {
      // A file that breaks off has an error, which nobody may be waiting for.
      stream.on("error", () => undefined);
      parts.once("close", () => stream.destroy(parts.errored ?? undefined));
      parts.push({ name, filename, mimeType, content: () => readFile(stream) } satisfies FormPart);
    })
    .on("partsLimit", () => refuse("The form has too many parts"))
    .on("filesLimit", () => refuse("The form has too many files"))
    .on("fieldsLimit", () => refuse("The form has too many fields"))
    .on("finish", () => parts.push(null));
  const reading = pipeline(Readable.from(readChunks(body)), parser);
  reading.catch((error) => parts.destroy(error instanceof AppError ? error : invalidForm(BROKEN)));
  parts.once("close", () => parser.destroy());
  return parts;
}

const BROKEN = "The form is incomplete or has no valid boundary";

function createParser(type: string) {
  try {
    return new Busboy({ headers: { "content-type": type }, limits: LIMITS });
  } catch {
    throw invalidForm(BROKEN);
  }
}

async function* readFile(stream: Readable): AsyncGenerator<Uint8Array> {
  try {
    yield* stream;
  } catch (error) {
    throw error instanceof AppError ? error : invalidForm(BROKEN);
  }
}

const invalidForm = (message: string) => new AppError("INVALID_REQUEST", { message, reason: "validation" });

/**
 * Reads the chunks of a body up to the largest size.
 * @throws PAYLOAD_TOO_LARGE when it is larger.
 */
async function* readChunks(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  let size = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.byteLength;
      if (size > LARGEST_FORM) throw new AppError("PAYLOAD_TOO_LARGE");
      yield next.value;
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}
