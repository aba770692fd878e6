import { AppError } from "@/lib/core/errors/errors";
import { refuse } from "./envelope";

/** Gateway paths without `/v1`, which clients with a wrong base URL send. */
const GATEWAY_PATH =
  /^\/(models|chat|completions|embeddings|responses|messages|audio|images|moderations|realtime|openai|deployments)(\/|$)/;
const KEY_HEADERS = ["authorization", "x-api-key", "api-key", "x-goog-api-key"];

/** Answers a gateway call whose base URL lacks `/v1`, with 404. Returns null for any other request. */
export function refuseUnversioned({ method, headers, url }: Request): Response | null {
  const { pathname } = new URL(url);
  const isCall = method !== "GET" || KEY_HEADERS.some((name) => headers.has(name)) || prefersJson(headers);
  if (!isCall || !GATEWAY_PATH.test(pathname)) return null;
  const message = "Not found. The base URL of the gateway ends with /v1";
  return refuse(pathname, new AppError("NOT_FOUND", { message }));
}

function prefersJson(headers: Headers): boolean {
  const accept = headers.get("accept") ?? "";
  return accept.includes("application/json") && !accept.includes("text/html");
}
