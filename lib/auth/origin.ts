import { AppError } from "@/lib/core/errors/errors";

/** Returns the public origin: APP_URL, or the host of the request. */
export const publicOrigin = (headers: Headers, appUrl: string | null) =>
  appUrl ?? `http://${headers.get("host") ?? ""}`;

/**
 * Checks that a request comes from one of our own pages: `Origin` must be the public origin, and
 * `Sec-Fetch-Site`, if present, `same-origin`.
 * @throws FORBIDDEN (`origin`) when another site sent it.
 */
export function refuseForeign(headers: Headers, origin: string) {
  const site = headers.get("sec-fetch-site");
  if (headers.get("origin") === origin && (site === null || site === "same-origin")) return;
  throw new AppError("FORBIDDEN", { message: "This request came from another site", reason: "origin" });
}

const BASE = "http://keystead.invalid";

/** Returns the local path to open after signing in, or `/` when `wanted` is not a local path. */
export function localPath(wanted: unknown): string {
  if (typeof wanted !== "string" || !wanted.startsWith("/") || !URL.canParse(wanted, BASE)) return "/";
  const { origin, pathname, search } = new URL(wanted, BASE);
  // After dot segments are resolved, a path can begin with two slashes, which browsers read as another host.
  return origin === BASE && !pathname.startsWith("//") ? pathname + search : "/";
}
