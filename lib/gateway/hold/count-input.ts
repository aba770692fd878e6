import { NO_TOKENS, type TokenUsage } from "@/lib/gateway/answers/token-usage";
import type { Family } from "@/lib/gateway/family";
import type { RequestBody } from "@/lib/gateway/request/read-body";
import type { JsonBody } from "@/lib/gateway/request/read-json-body";

type Body = JsonBody | { type: "none" } | { type: "form"; bytes: number };

/** The most tokens of an image, of most models. */
const IMAGE_TOKENS = 5_000;
/** The models that count an image as many more tokens, with the most of them. */
const DEAR_IMAGES = { models: /gpt-4o-mini/, tokens: 50_000 };
/** The average length of a token of text, in bytes. */
export const BYTES_A_TOKEN = 4;
/** The least bytes of encoded audio or documents for a token. */
const MEDIA_BYTES_A_TOKEN = 32;
/** The tokens of a stored conversation that a request continues, or of a stored document that it refers to. */
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
/** Matches the type of a part that is an image, encoded or by its URL. */
const IMAGE_PART = /"type"\s*:\s*"(?:image_url|input_image|image)"/g;
const FILE_REFERENCE = /"(?:file_id|file_url|file_uri|fileUri)"/g;
const STORED = new Set(["previous_response_id", "conversation", "cached_content", "cachedContent"]);

/**
 * Counts the input tokens of a request high: a token for each byte of its text, and flat figures for images, audio,
 * documents, forms, files that it refers to, and stored conversations that it continues.
 */
export function countInputTokens(body: Body, model: string | null = null): number {
  if (body.type !== "json") return body.type === "form" ? Math.ceil(body.bytes / MEDIA_BYTES_A_TOKEN) : 0;
  const text = body.bytes.toString("latin1");
  let tokens = text.length;
  let encodedImages = 0;
  const imageTokens = DEAR_IMAGES.models.test(model ?? "") ? DEAR_IMAGES.tokens : IMAGE_TOKENS;
  for (const { 0: data, index } of text.matchAll(ENCODED)) {
    const around = text.slice(Math.max(0, index - NEARBY), index) + data.slice(0, NEARBY);
    const after = text.slice(index + data.length, index + data.length + NEARBY);
    const signs = around + after;
    if (!MEDIUM.test(signs)) continue;
    const isImage = /image\//.test(signs);
    if (isImage) encodedImages += 1;
    tokens += (isImage ? 0 : Math.ceil(data.length / MEDIA_BYTES_A_TOKEN)) - data.length;
  }
  tokens += Math.max(encodedImages, text.match(IMAGE_PART)?.length ?? 0) * imageTokens;
  tokens += (text.match(FILE_REFERENCE)?.length ?? 0) * STORED_TOKENS;
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
