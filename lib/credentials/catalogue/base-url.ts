import { type EndpointCall, type Provider, withDefaults } from "./provider";

/** Matches the path of an endpoint at the end of a base URL. */
const ENDPOINT =
  /\/(chat\/completions|completions|responses|embeddings|messages|models|moderations|images\/\w+|audio\/\w+|realtime(\/\w+)?)$/i;

/** Removes the path of an endpoint from the end of a base URL. Returns null when there is none. */
export function withoutEndpoint(baseUrl: string): string | null {
  const cut = baseUrl.replace(ENDPOINT, "");
  return cut === baseUrl ? null : cut;
}

/** Adds `/v1` to a base URL. Returns null when its path already has a version, or when it is not a URL. */
export function withVersion(baseUrl: string): string | null {
  if (!URL.canParse(baseUrl) || /\/v\d+\w*(\/|$)/i.test(new URL(baseUrl).pathname)) return null;
  return `${baseUrl.replace(/\/+$/, "")}/v1`;
}

/** Lists other base URLs that a user may have meant, the most probable first. */
export function listBaseUrls(baseUrl: string): string[] {
  const { origin, pathname } = new URL(baseUrl);
  const root = withoutEndpoint(baseUrl) ?? baseUrl;
  const parent = pathname === "/" ? origin : root.slice(0, root.lastIndexOf("/"));
  const urls = [root, withVersion(root), parent, `${origin}/v1`, `${origin}/api/v1`];
  return [...new Set(urls)].filter(
    (url): url is string => url !== null && url !== baseUrl && url.startsWith(origin),
  );
}

/** Returns whether a URL equals the other one, or has its origin and a path below it. */
export function isBelow(url: string, other: string): boolean {
  const [inner, outer] = [new URL(url), new URL(other)];
  const toPath = ({ pathname }: URL) => `${pathname.replace(/\/+$/, "")}/`;
  return inner.origin === outer.origin && toPath(inner).startsWith(toPath(outer));
}

/**
 * Replaces each `{field}` of a text by the value of the field, or by its default. Returns null when one has neither.
 */
export function fillFields(
  provider: Pick<Provider, "fields">,
  text: string,
  values: Readonly<Record<string, string>>,
): string | null {
  const known = withDefaults(provider, values);
  const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  if (names.some((name) => !known[name])) return null;
  return text.replace(/\{(\w+)\}/g, (_, name: string) => known[name] ?? "");
}

/**
 * Returns the base URL of a credential's calls, without a slash at its end: its own, else the provider's. Returns null
 * when there is none.
 */
export function toBaseUrl(
  provider: Pick<Provider, "fields" | "baseUrl" | "basePath">,
  publicFields: Readonly<Record<string, string>>,
): string | null {
  const own = publicFields.api_base?.replace(/\/+$/, "");
  if (own) return provider.basePath && new URL(own).pathname === "/" ? own + provider.basePath : own;
  return provider.baseUrl === null ? null : fillFields(provider, provider.baseUrl, publicFields);
}

/** Returns the base URL of an endpoint, which may differ from that of the provider's other endpoints. */
export function toEndpointBase(
  {
    provider,
    publicFields,
    baseUrl,
  }: { provider: Provider; publicFields: Readonly<Record<string, string>>; baseUrl: string },
  { without, baseUrl: own }: EndpointCall,
): string {
  const isUsual =
    provider.baseUrl !== null && baseUrl === fillFields(provider, provider.baseUrl, publicFields);
  if (own && isUsual) return fillFields(provider, own, publicFields) ?? baseUrl;
  return without && baseUrl.endsWith(without) ? baseUrl.slice(0, -without.length) : baseUrl;
}
