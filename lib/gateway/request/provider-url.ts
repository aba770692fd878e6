import { AppError } from "@/lib/core/errors/errors";
import type { EndpointCall } from "@/lib/credentials/catalogue/provider";
import type { Params } from "@/lib/gateway/family";
import type { Selection } from "@/lib/runtimes/select-runtime";

/** Returns the model in the path of an endpoint. Null when the path contains none, so that the body names it. */
export function toModelInPath(
  { path, omittedPrefix = "" }: EndpointCall,
  { model }: Selection,
): string | null {
  if (!path.includes("{model}")) return null;
  return model?.startsWith(omittedPrefix) ? model.slice(omittedPrefix.length) : model;
}

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
