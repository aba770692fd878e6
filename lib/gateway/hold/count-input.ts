import { NO_TOKENS, type TokenUsage } from "@/lib/gateway/answers/token-usage";
import type { Family } from "@/lib/gateway/family";
import type { RequestBody } from "@/lib/gateway/request/read-body";
import type { JsonBody } from "@/lib/gateway/request/read-json-body";

type Body = JsonBody | { type: "none" } | { type: "form"; bytes: number };

/** The most tokens of an image, of any provider. */
const IMAGE_TOKENS = 4_000;
/** The average length of a token of text, in bytes. */
export const BYTES_A_TOKEN = 4;
/** The least bytes of encoded audio or documents for a token. */
const MEDIA_BYTES_A_TOKEN = 32;
/** The tokens of a stored conversation that a request continues. */
const STORED_TOKENS = 100_000;
/** The least bytes of a second of a recording. */
const AUDIO_BYTES_A_SECOND = 2_000;
/** The bytes around encoded data in which its media type is looked for. */
const NEARBY = 200;

/** Matches encoded data: a field for data with a long text in base64, alone or in a data URL. */
const ENCODED =
  /"(?:data|url|image_url|file_data|bytes)"\s*:\s*"(?:data:[^"\\]{0,100};base64,)?[A-Za-z0-9+/_-]{1024,}={0,2}"/g;
/** Matches the signs of a medium beside encoded data. Encoded text has as many tokens as other text. */
const MEDIUM = /;base64,|"format"|(?:image|audio|video|application)\//;
const REFERENCE = /"(?:image_url|input_image|file_id|file_url|file_uri|fileUri)"/g;
const STORED = new Set(["previous_response_id", "conversation", "cached_content", "cachedContent"]);

/**
 * Counts the input tokens of a request high: a token for each byte of its text, and flat figures for images, audio,
 * documents, forms, files that it refers to, and stored conversations that it continues.
 */
export function countInputTokens(body: Body): number {
  if (body.type !== "json") return body.type === "form" ? Math.ceil(body.bytes / MEDIA_BYTES_A_TOKEN) : 0;
  const text = body.bytes.toString("latin1");
  let tokens = text.length;
  for (const { 0: data, index } of text.matchAll(ENCODED)) {
    const around = text.slice(Math.max(0, index - NEARBY), index) + data.slice(0, NEARBY);
    const after = text.slice(index + data.length, index + data.length + NEARBY);
    const signs = around + after;
    if (!MEDIUM.test(signs)) continue;
    const isImage = /image\//.test(signs);
    tokens += (isImage ? IMAGE_TOKENS : Math.ceil(data.length / MEDIA_BYTES_A_TOKEN)) - data.length;
  }
  tokens += (text.match(REFERENCE)?.length ?? 0) * IMAGE_TOKENS;
  if (body.members.some(({ name }) => STORED.has(name))) tokens += STORED_TOKENS;
  return tokens;
}

/** Counts the seconds of a recording high, by its bytes. */
export const countSeconds = (body: Body): number | undefined =>
  body.type === "form" ? Math.ceil(body.bytes / AUDIO_BYTES_A_SECOND) : undefined;

/** Estimates the input of a request whose answer reports no usage. The tokens of a form are not estimated. */
export const estimateUsage = (body: Body): TokenUsage => ({
  ...NO_TOKENS,
  inputTokens:
    body.type === "json" ? Math.min(countInputTokens(body), Math.ceil(body.bytes.length / BYTES_A_TOKEN)) : 0,
});

/** Adds the units of a request that are no tokens to its usage. Those that the answer reports come first. */
export function withUnits<Usage extends TokenUsage | null>(
  { countUnits }: Pick<Family, "countUnits">,
  { values }: Pick<RequestBody, "values">,
  usage: Usage,
): Usage | TokenUsage {
  return countUnits ? { ...NO_TOKENS, ...countUnits(values), ...usage } : usage;
}
