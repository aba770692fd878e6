/** Paths of endpoints under a base URL. */
const ENDPOINT =
  /\/(chat\/completions|completions|responses|embeddings|messages|models|moderations|images\/\w+|audio\/\w+|realtime(\/\w+)?)$/i;

/** Returns a base URL without the path of an endpoint at its end, null when it has none. */
export function withoutEndpoint(baseUrl: string): string | null {
  const cut = baseUrl.replace(ENDPOINT, "");
  return cut === baseUrl ? null : cut;
}

/** Returns the base URL with a version, null when its path has one. Most servers expect one, such as `/v1`. */
export function withVersion(baseUrl: string): string | null {
  if (!URL.canParse(baseUrl) || /\/v\d+\w*(\/|$)/i.test(new URL(baseUrl).pathname)) return null;
  return `${baseUrl.replace(/\/+$/, "")}/v1`;
}

/** Returns other base URLs that a person may have meant, the most probable first. */
export function listBaseUrls(baseUrl: string): string[] {
  const { origin, pathname } = new URL(baseUrl);
  const root = withoutEndpoint(baseUrl) ?? baseUrl;
  const parent = pathname === "/" ? origin : root.slice(0, root.lastIndexOf("/"));
  const urls = [root, withVersion(root), parent, `${origin}/v1`, `${origin}/api/v1`];
  return [...new Set(urls)].filter(
    (url): url is string => url !== null && url !== baseUrl && url.startsWith(origin),
  );
}

/** Returns whether a URL is the other one, or has the same origin and a path below it. */
export function isBelow(url: string, other: string): boolean {
  const [inner, outer] = [new URL(url), new URL(other)];
  const toPath = ({ pathname }: URL) => `${pathname.replace(/\/+$/, "")}/`;
  return inner.origin === outer.origin && toPath(inner).startsWith(toPath(outer));
}
