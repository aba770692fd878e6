import { googleError, speakGoogle } from "@/lib/gateway/dialects/speak-google";
import { speakMessages } from "@/lib/gateway/dialects/speak-messages";
import { speakResponses } from "@/lib/gateway/dialects/speak-responses";
import { providerCredentialsStyle } from "./contracts/provider-credentials";
import { workspaceKeysStyle } from "./contracts/workspace-keys/style";
import type { Style } from "./route";

type Prefix = { prefix: string; style: Style };

/** The path prefixes of the API, with the style of each contract. The longest matching prefix applies. */
export const PREFIXES: readonly Prefix[] = [
  { prefix: "/api", style: {} },
  { prefix: "/api/provider-credentials", style: providerCredentialsStyle },
  { prefix: "/apikeys", style: workspaceKeysStyle },
  { prefix: "/bucket", style: workspaceKeysStyle },
  { prefix: "/ai", style: workspaceKeysStyle },
  { prefix: "/workspace", style: workspaceKeysStyle },
  { prefix: "/v1", style: {} },
  { prefix: "/v1/messages", style: { beside: () => ({ type: "error" }), speak: speakMessages } },
  { prefix: "/v1/responses", style: { speak: speakResponses } },
  { prefix: "/v1beta", style: { names: (name) => name, speak: speakGoogle, errorSchema: googleError } },
];

const isBelow = (path: string, prefix: string) => path === prefix || path.startsWith(`${prefix}/`);
const nearestFirst = PREFIXES.toSorted((one, other) => other.prefix.length - one.prefix.length);

/** Returns the longest matching prefix of a path, undefined outside of the API. */
export const findPrefix = (path: string): Prefix | undefined =>
  nearestFirst.find(({ prefix }) => isBelow(path, prefix));

/** Returns whether the dispatcher serves a path. Next serves the auth library's routes. */
export const isApiPath = (path: string): boolean =>
  findPrefix(path) !== undefined && !path.startsWith("/api/auth/");
