import {
  NO_TOKENS,
  parseAnswerUsage,
  parseImageUsage,
  parseTranscriptUsage,
} from "@/lib/gateway/answers/token-usage";
import { openaiEvents } from "@/lib/gateway/dialects/openai";
import { typedEvents } from "@/lib/gateway/dialects/typed";
import type { Family } from "@/lib/gateway/family";

const posted = {
  method: "POST",
  kind: "chat",
  scope: "chat:write",
  body: "json",
  dialect: openaiEvents,
  usageOnRequest: false,
  parseUsage: parseAnswerUsage,
  outputCeilingFields: [],
  metering: "tokens",
} as const satisfies Partial<Family>;

const uploaded = {
  ...posted,
  ...{ kind: "transcription", scope: "transcribe:write", body: "form", answer: "media" },
  ...{ dialect: typedEvents, metering: "media", parseUsage: parseTranscriptUsage },
  mostOutput: 4_000,
} as const satisfies Partial<Family>;

/** Tools of responses whose cost no answer reports. */
const UNCOUNTED_TOOLS = ["file_search", "code_interpreter", "image_generation"];
const IMAGE_TOKENS = 16_000;

const SESSION_MODEL = ["session", "model"];
const TRANSCRIPTION_MODEL = ["session", "audio", "input", "transcription", "model"];

/** A request for a stored response. It costs nothing. */
const stored = {
  ...posted,
  ...{ endpoint: "responses", kind: null, body: "none", dialect: typedEvents, metering: "requests" },
} as const satisfies Partial<Family>;

/** The families of OpenAI's API. */
export const openaiFamilies = {
  chat: {
    ...posted,
    endpoint: "chat",
    usageOnRequest: true,
    outputCeilingFields: ["max_completion_tokens", "max_tokens"],
  },
  completions: {
    ...posted,
    endpoint: "completions",
    usageOnRequest: true,
    outputCeilingFields: ["max_tokens"],
    fields: ["prompt"],
  },
  responses: {
    ...posted,
    endpoint: "responses",
    dialect: typedEvents,
    outputCeilingFields: ["max_output_tokens"],
    fields: ["background", "previous_response_id"],
    // The answer of a background response comes before its usage is known.
    isUnmetered: ({ background, tools }) =>
      background === true ||
      (Array.isArray(tools) && tools.some((tool) => UNCOUNTED_TOOLS.includes(Object(tool).type))),
    storesAnswers: true,
  },
  storedResponse: {
    ...stored,
    ...{ method: "GET", subPath: "/{id}" },
    query: ["include", "include[]", "include_obfuscation", "starting_after", "stream"],
  },
  storedInputItems: {
    ...stored,
    ...{ method: "GET", subPath: "/{id}/input_items" },
    query: ["after", "include", "include[]", "limit", "order"],
  },
  deletedResponse: { ...stored, method: "DELETE", subPath: "/{id}" },
  cancelledResponse: { ...stored, method: "POST", subPath: "/{id}/cancel" },
  embeddings: { ...posted, endpoint: "embeddings", kind: "embedding", scope: "embeddings:write" },
  moderations: {
    ...posted,
    ...{ endpoint: "moderations", kind: null },
    // OpenAI's cost nothing, and their answers report no tokens.
    parseUsage: (answer) => parseAnswerUsage(answer) ?? NO_TOKENS,
  },
  images: {
    ...posted,
    ...{ endpoint: "images", kind: null, dialect: typedEvents },
    mostOutput: IMAGE_TOKENS,
    parseUsage: parseImageUsage,
    countUnits: ({ n }) => ({ images: typeof n === "number" ? Math.max(1, n) : 1 }),
  },
  speech: {
    ...posted,
    ...{ endpoint: "speech", kind: null, dialect: typedEvents, answer: "media", metering: "media" },
    fields: ["input"],
    mostOutput: 16_000,
    countUnits: ({ input }) => ({ characters: typeof input === "string" ? [...input].length : 0 }),
  },
  transcriptions: { ...uploaded, endpoint: "transcriptions" },
  translations: { ...uploaded, endpoint: "translations" },
  // A client secret opens a session with the provider, whose tokens do not pass through the gateway.
  clientSecrets: {
    ...posted,
    ...{ endpoint: "realtime", kind: "realtime", scope: "realtime:connect", metering: "unmetered" },
    fields: ["session"],
    listModelPaths: ({ session }) =>
      Object(session).type === "transcription" ? [TRANSCRIPTION_MODEL] : [SESSION_MODEL, TRANSCRIPTION_MODEL],
  },
} as const satisfies Record<string, Family>;
