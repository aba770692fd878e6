import { AppError } from "@/lib/core/errors/errors";
import type { Params } from "@/lib/gateway/family";

/** Returns whether the path of an endpoint contains the model, so that the body contains none. */
export const hasModelInPath = (path: string): boolean => path.includes("{model}");

/**
 * Returns the URL of a provider's endpoint. Each `{name}` in its path is replaced by a parameter. The query
 * parameters in `query` are copied from the URL of the caller's request.
 * @throws INVALID_REQUEST when a parameter is no part of a path.
 */
export function toProviderUrl(
  base: string,
  params: Params,
  { url, query = [] }: { url: string; query?: readonly string[] },
): string {
  const filled = base.replace(/\{(\w+)\}/g, (_, name: string) => toSegments(name, params[name] ?? ""));
  if (query.length === 0) return filled;
  const copied = [...new URL(url).searchParams].filter(([name]) => query.includes(name));
  const text = new URLSearchParams(copied).toString();
  return text === "" ? filled : `${filled}${filled.includes("?") ? "&" : "?"}${text}`;
}

function toSegments(name: string, value: string): string {
  const segments = value.split("/");
  if (segments.some((segment) => /^\.{0,2}$/.test(segment))) {
    throw new AppError("INVALID_REQUEST", {
      message: "Must not contain empty or dot segments",
      reason: "validation",
      param: name,
    });
  }
  return segments.map(encodeURIComponent).join("/");
}
