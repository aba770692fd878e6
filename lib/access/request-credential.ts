import { looksLikeSecret } from "@/lib/core/input/key-shape";
import { missingKey, unsafeTransport } from "./key-errors";

const KEY_HEADERS = ["x-api-key", "api-key", "x-goog-api-key"];
const QUERY_NAMES = new Set(["key", "api_key", "api-key", "apikey", "access_token"]);

/**
 * Returns the credential in the headers of a request.
 * @throws UNAUTHORIZED (`missing`) when there is none.
 * @throws INVALID_REQUEST (`credential_transport`) when there are two different ones, or one in the query.
 */
export function getRequestCredential({ headers, url }: Pick<Request, "headers" | "url">): string {
  if (url.includes("?")) refuseInQuery(new URL(url));
  const [credential, another] = new Set([...listBearerTokens(headers), ...listKeyHeaders(headers)]);
  if (credential === undefined) throw missingKey();
  if (another !== undefined) throw unsafeTransport("Two different credentials: send one");
  return credential;
}

function refuseInQuery({ searchParams, pathname }: URL) {
  const atGateway = /^\/v1(beta)?(\/|$)/.test(pathname);
  for (const [name, value] of searchParams) {
    const names = atGateway && QUERY_NAMES.has(name.toLowerCase());
    if (names || looksLikeSecret(value) || looksLikeSecret(name)) {
      throw unsafeTransport("Send the key in a header, never in the query");
    }
  }
}

/**
 * Returns the bearer tokens. Repeated headers arrive as one text joined by commas, which is split before each
 * scheme.
 */
function listBearerTokens(headers: Headers): string[] {
  const lines = headers.get("authorization")?.split(/,\s*(?=bearer\s*$|[a-z][\w-]*\s+\S)/i) ?? [];
  return lines.flatMap((line) => /^\s*bearer\s+(\S.*?)\s*$/i.exec(line)?.[1] ?? []);
}

function listKeyHeaders(headers: Headers): string[] {
  const values = KEY_HEADERS.flatMap((name) => headers.get(name)?.split(",") ?? []);
  return values.map((value) => value.trim()).filter((value) => value !== "");
}
