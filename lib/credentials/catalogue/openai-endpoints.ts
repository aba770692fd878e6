import type { Authorized, Endpoint, EndpointCall } from "./provider";

/** The paths of OpenAI's API, which other providers use too. */
const PATHS = {
  chat: "/chat/completions",
  completions: "/completions",
  responses: "/responses",
  embeddings: "/embeddings",
  moderations: "/moderations",
  images: "/images/generations",
  speech: "/audio/speech",
  transcriptions: "/audio/transcriptions",
  translations: "/audio/translations",
  realtime: "/realtime/client_secrets",
  models: "/models",
} as const satisfies Partial<Record<Endpoint, string>>;

/** Returns endpoints at OpenAI's paths, or all of them, with one way to authorize their requests. */
export const openaiEndpoints = (
  names: readonly (keyof typeof PATHS)[] | "all",
  authorized: Authorized = {},
): Partial<Record<Endpoint, EndpointCall>> =>
  Object.fromEntries(
    Object.entries(PATHS)
      .filter(([name]) => names === "all" || names.some((wanted) => wanted === name))
      .map(([name, path]) => [name, { path, ...authorized }]),
  );
