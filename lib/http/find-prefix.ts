import { messagesStyle } from "./contracts/messages";
import { providerCredentialsStyle } from "./contracts/provider-credentials";
import { workspaceKeysStyle } from "./contracts/workspace-keys";
import type { Style } from "./route";

type Prefix = { prefix: string; style: Style };

/** The prefixes of the API's paths, with the style of the contract below each. The nearest prefix decides. */
export const PREFIXES: readonly Prefix[] = [
  { prefix: "/api", style: {} },
  { prefix: "/api/provider-credentials", style: providerCredentialsStyle },
  { prefix: "/apikeys", style: workspaceKeysStyle },
  { prefix: "/bucket", style: workspaceKeysStyle },
  { prefix: "/ai", style: workspaceKeysStyle },
  { prefix: "/workspace", style: workspaceKeysStyle },
  { prefix: "/v1", style: {} },
  { prefix: "/v1/messages", style: messagesStyle },
  { prefix: "/v1beta", style: {} },
];

const isBelow = (path: string, prefix: string) => path === prefix || path.startsWith(`${prefix}/`);
const nearestFirst = PREFIXES.toSorted((one, other) => other.prefix.length - one.prefix.length);

/** Finds the nearest prefix of a path, undefined for paths outside the API. */
export const findPrefix = (path: string): Prefix | undefined =>
  nearestFirst.find(({ prefix }) => isBelow(path, prefix));

/** Whether the dispatcher answers a path. The auth library's own routes are Next's. */
export const isApiPath = (path: string): boolean =>
  findPrefix(path) !== undefined && !path.startsWith("/api/auth/");
