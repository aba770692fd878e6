import { randomUUID } from "node:crypto";

const PREFIX = "req_";
const ID = /^(?:req_)?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})$/;

/** Creates the id of a request, which callers get as `X-Request-Id`: `req_` and 32 hex digits. */
export const createRequestId = () => toRequestId(randomUUID());

/** Maps the UUID under which a request is recorded to the id of the request. */
export const toRequestId = (uuid: string) => PREFIX + uuid.replaceAll("-", "");

/** Parses the id of a request, also without `req_`, to its UUID. Returns null for another text. */
export function parseRequestId(text: string): string | null {
  const [id, ...parts] = ID.exec(text.trim().toLowerCase()) ?? [];
  return id === undefined ? null : parts.join("-");
}
