/** The first segments of the paths that machines call. Their errors are always in the public envelope. */
export const API_PREFIXES = ["api", "v1", "apikeys", "bucket", "ai"];

/** Returns whether the app answers a request beside Next. */
export const isDispatched = (method: string | undefined, path: string) =>
  path.startsWith("/v1/") || path === "/v1" || (method === "POST" && path === "/api/keys/verify");

/** Returns the path of a request target, without its query. */
export function toPath(target: string): string {
  const end = target.indexOf("?");
  return end < 0 ? target : target.slice(0, end);
}
