import { AppError } from "@/lib/core/errors";

/** Returns the public origin: APP_URL, else the host of the request. */
export const publicOrigin = (headers: Headers, appUrl: string | null) =>
  appUrl ?? `http://${headers.get("host") ?? ""}`;

/**
 * Checks that one of our own pages sent a request: `Origin` has to be the public origin, and `Sec-Fetch-Site`, if
 * present, `same-origin`.
 * @throws FORBIDDEN (`origin`) when another site sent it.
 */
export function refuseForeign(headers: Headers, origin: string) {
  const site = headers.get("sec-fetch-site");
  if (headers.get("origin") === origin && (site === null || site === "same-origin")) return;
  throw new AppError("FORBIDDEN", { message: "This request came from another site", reason: "origin" });
}

const BASE = "http://keystead.invalid";

/** Returns a path of this origin to go on to after signing in, or the start page where `wanted` leads elsewhere. */
export function localPath(wanted: unknown): string {
  if (typeof wanted !== "string" || !wanted.startsWith("/") || !URL.canParse(wanted, BASE)) return "/";
  const { origin, pathname, search } = new URL(wanted, BASE);
  // Without its dot segments a path may begin with two slashes, which a browser takes for another host.
  return origin === BASE && !pathname.startsWith("//") ? pathname + search : "/";
}
