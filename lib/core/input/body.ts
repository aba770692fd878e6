import { AppError, invalidField } from "@/lib/core/errors/errors";

const MAX_DEPTH = 32;

/**
 * Reads a request body that is a JSON object.
 * @throws PAYLOAD_TOO_LARGE when it is larger than `maxBytes`.
 * @throws UNSUPPORTED_MEDIA_TYPE when the content type is not JSON.
 * @throws INVALID_REQUEST when it is empty, not a JSON object, or cannot be stored.
 */
export async function readJsonBody(request: Request, maxBytes: number) {
  const bytes = await readBodyBytes(request, maxBytes);
  if (bytes.length === 0) throw refuse("The request body is empty");
  return parseJsonObject(request, bytes);
}

/** Like `readJsonBody`, but returns `{}` for an empty body. */
export async function readOptionalJsonBody(request: Request, maxBytes: number) {
  const bytes = await readBodyBytes(request, maxBytes);
  return bytes.length === 0 ? {} : parseJsonObject(request, bytes);
}

/**
 * Reads a request body that is JSON of any kind, as text. Returns an empty text for an empty body. The JSON is not
 * parsed.
 * @throws PAYLOAD_TOO_LARGE when it is larger than `maxBytes`.
 * @throws UNSUPPORTED_MEDIA_TYPE when the content type is not JSON.
 * @throws INVALID_REQUEST when it is not valid UTF-8.
 */
export async function readJsonText(request: Request, maxBytes: number): Promise<string> {
  const bytes = await readBodyBytes(request, maxBytes);
  if (bytes.length > 0) requireJsonType(request);
  return decode(bytes);
}

function requireJsonType(request: Request) {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") throw new AppError("UNSUPPORTED_MEDIA_TYPE");
}

function parseJsonObject(request: Request, bytes: Buffer): Record<string, unknown> {
  requireJsonType(request);
  const body = parseJsonBody(bytes);
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw refuse("The body must be a JSON object");
  }
  return body as Record<string, unknown>;
}

/**
 * Reads the bytes of a request body.
 * @throws PAYLOAD_TOO_LARGE when there are more than `maxBytes`.
 */
export async function readBodyBytes(request: Request, maxBytes: number): Promise<Buffer> {
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  if (length > maxBytes) throw new AppError("PAYLOAD_TOO_LARGE");
  if (length <= maxBytes) return Buffer.from(await request.arrayBuffer());
  if (!request.body) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.byteLength;
    // The reader is not cancelled, since that would break the connection. The server discards the rest.
    if (size > maxBytes) throw new AppError("PAYLOAD_TOO_LARGE");
    chunks.push(next.value);
  }
  return Buffer.concat(chunks);
}

/**
 * Parses a JSON body.
 * @throws INVALID_REQUEST when it is not JSON, is nested too deep, or cannot be stored.
 */
export function parseJsonBody(bytes: Buffer): unknown {
  const body = parse(decode(bytes));
  refuseUnstorable(body);
  return body;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function decode(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw refuse("The body is not valid UTF-8");
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refuse("The body is not valid JSON");
  }
}

/**
 * Checks that the database can store a value unchanged.
 * @throws INVALID_REQUEST when a text has a NUL character or a lone surrogate, or the nesting is too deep.
 */
export function refuseUnstorable(value: unknown, depth = 0, path = "") {
  if (typeof value === "string") refuseIllFormed(value, path);
  if (typeof value !== "object" || value === null) return;
  if (depth >= MAX_DEPTH) throw tooDeep(MAX_DEPTH);
  for (const [key, entry] of Object.entries(value)) {
    refuseIllFormed(key, path);
    refuseUnstorable(entry, depth + 1, path ? `${path}.${key}` : key);
  }
}

const LONE_SURROGATE = /\p{Surrogate}/u;

function refuseIllFormed(text: string, path: string) {
  if (text.includes("\0")) throw invalidField(path, "NUL characters are not allowed");
  if (LONE_SURROGATE.test(text)) throw invalidField(path, "Contains invalid characters");
}

const tooDeep = (levels: number) => refuse(`At most ${levels} levels of nesting`);

const refuse = (message: string) => new AppError("INVALID_REQUEST", { message, reason: "validation" });
