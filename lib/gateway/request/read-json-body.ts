import { isUtf8 } from "node:buffer";
import type { ByteLease } from "@/lib/core/byte-budget";
import { AppError, invalidField } from "@/lib/core/errors/errors";
import { withoutBom } from "@/lib/gateway/body/byte-order-mark";
import { type JsonOutline, type Member, outlineJson } from "@/lib/gateway/body/json-outline";
import { parseJson } from "@/lib/gateway/body/parse-json";
import type { ReadValues } from "@/lib/gateway/family";
import { ContentTooLarge, decodeContent, parseCoding } from "@/lib/net/content-encoding";

/**
 * The JSON object of a request: its bytes, the positions of its members, and the values that the gateway
 * reads.
 */
export type JsonBody = {
  type: "json";
  bytes: Buffer;
  members: readonly Member[];
  values: ReadValues;
};

const READ_MEMBERS = [
  "model",
  "runtime",
  "runtime_id",
  "stream",
  "stream_options",
  "n",
  "best_of",
  "models",
  "fallbacks",
  "tools",
  "max_tool_calls",
  "service_tier",
  "speed",
  "inference_geo",
];

const LARGEST_BODY = 25 * 1024 * 1024;
const MOST_VALUES = 500_000;
const MOST_LEVELS = 256;
/** The least memory of a parsed value, in bytes. */
const BYTES_A_VALUE = 64;

/**
 * Reads the JSON object of a request. Its size is checked before it is parsed. The memory that it uses is
 * added to the lease. `fields` are the names of further members to read.
 * @throws PAYLOAD_TOO_LARGE when it is too large.
 * @throws UNSUPPORTED_MEDIA_TYPE when it is not JSON in a supported encoding.
 * @throws INVALID_REQUEST when it is not a JSON object, is nested too deep, contains too many values, or repeats a
 * member that is read.
 * @throws UNAVAILABLE when the process has no memory left for it.
 */
export async function readJsonBody(
  request: Request,
  lease: ByteLease,
  fields: readonly string[] = [],
): Promise<JsonBody> {
  const raw = await readBytes(request, lease);
  if (raw.length === 0) throw refuse("The request body is empty");
  refuseOtherTypes(request);
  const bytes = withoutBom(await decodeBody(request, raw, lease));
  const outline = outlineJson(bytes, MOST_VALUES);
  refuseHeavy(outline);
  lease.add(bytes.length + outline.values * BYTES_A_VALUE);
  if (!isUtf8(bytes)) throw refuse("The body is not valid UTF-8");
  const value = parseJson(bytes.toString("utf8"));
  if (value === undefined) throw refuse("The body is not valid JSON");
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw refuse("The body must be a JSON object");
  }
  const names = new Set([...READ_MEMBERS, ...fields]);
  refuseRepeated(outline, names);
  const values = Object.fromEntries(
    [...names].filter((name) => Object.hasOwn(value, name)).map((name) => [name, Reflect.get(value, name)]),
  );
  return { type: "json", bytes, members: outline.members, values };
}

function refuseHeavy({ values, depth }: JsonOutline) {
  if (values > MOST_VALUES) throw refuse(`The body must not hold more than ${MOST_VALUES} values`);
  if (depth > MOST_LEVELS) throw refuse(`At most ${MOST_LEVELS} levels of nesting`);
}

/** Refuses a member that the gateway reads when it comes twice: the provider could take the other one. */
function refuseRepeated({ members }: JsonOutline, names: ReadonlySet<string>) {
  const seen = new Set<string>();
  for (const { name } of members) {
    if (names.has(name) && seen.has(name)) throw invalidField(name, "Send it once");
    seen.add(name);
  }
}

async function readBytes(request: Request, lease: ByteLease): Promise<Buffer> {
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  if (length > LARGEST_BODY) throw new AppError("PAYLOAD_TOO_LARGE");
  if (length <= LARGEST_BODY) {
    lease.add(length);
    return Buffer.from(await request.arrayBuffer());
  }
  if (!request.body) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.byteLength;
    // The stream is not cancelled, because that would close the connection for the next request. The server
    // discards the rest.
    if (size > LARGEST_BODY) throw new AppError("PAYLOAD_TOO_LARGE");
    lease.add(next.value.byteLength);
    chunks.push(next.value);
  }
  return Buffer.concat(chunks);
}

function refuseOtherTypes({ headers }: Request) {
  const type = headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") throw new AppError("UNSUPPORTED_MEDIA_TYPE");
}

async function decodeBody({ headers }: Request, raw: Buffer, lease: ByteLease): Promise<Buffer> {
  const coding = parseCoding(headers.get("content-encoding"));
  if (coding === null) return raw;
  if (coding === "unknown") {
    const message = "Unsupported Content-Encoding. Send gzip, deflate, br, or none.";
    throw new AppError("UNSUPPORTED_MEDIA_TYPE", { message });
  }
  try {
    const decoded = await decodeContent(raw, coding, LARGEST_BODY);
    lease.add(decoded.length);
    return decoded;
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (error instanceof ContentTooLarge) throw new AppError("PAYLOAD_TOO_LARGE");
    throw refuse(`The body is not valid ${coding}`);
  }
}

const refuse = (message: string) => new AppError("INVALID_REQUEST", { message, reason: "validation" });
