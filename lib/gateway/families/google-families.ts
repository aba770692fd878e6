import { parseGeminiUsage } from "@/lib/gateway/answers/gemini-usage";
import { outlineJson, splitElements } from "@/lib/gateway/body/json-outline";
import {
  type JsonObject,
  type MemberChanges,
  patchJson,
  toMemberChange,
} from "@/lib/gateway/body/patch-json";
import { geminiEvents } from "@/lib/gateway/dialects/gemini";
import type { Family } from "@/lib/gateway/family";

/** Tools that Google charges for each search, at a price that the data does not have. */
const SEARCH_TOOLS = /^google_?(?:search|maps)/i;

const generate = {
  endpoint: "contents",
  method: "POST",
  kind: "chat",
  scope: "chat:write",
  body: "json",
  dialect: geminiEvents,
  usageOnRequest: false,
  parseUsage: parseGeminiUsage,
  // Google takes its fields in snake case too.
  outputCeilingFields: ["generationConfig", "generation_config"].flatMap((config) => [
    `${config}.maxOutputTokens`,
    `${config}.max_output_tokens`,
  ]),
  metering: "tokens",
  isUnmetered: ({ tools }) =>
    Array.isArray(tools) &&
    tools.some((tool) => Object.keys(Object(tool)).some((name) => SEARCH_TOOLS.test(name))),
} as const satisfies Family;

const embed = {
  ...generate,
  endpoint: "contentEmbeddings",
  kind: "embedding",
  scope: "embeddings:write",
  outputCeilingFields: [],
} as const satisfies Family;

/** The families of Gemini's API. Their paths name the model. */
export const googleFamilies = {
  generateContent: { ...generate, subPath: ":generateContent" },
  streamGenerateContent: { ...generate, subPath: ":streamGenerateContent?alt=sse", streams: "always" },
  // Counting costs nothing.
  countTokens: {
    ...generate,
    ...{ subPath: ":countTokens", parseUsage: () => null, outputCeilingFields: [], metering: "requests" },
    changeBody: nameInRequest,
  },
  embedContent: { ...embed, subPath: ":embedContent" },
  batchEmbedContents: { ...embed, subPath: ":batchEmbedContents", changeBody: nameInRequests },
} as const satisfies Record<string, Family>;

/** Returns the change that names the model in each request of a batch, which has to repeat that of the path. */
function nameInRequests({ bytes, members }: JsonObject, model: string): MemberChanges {
  const batch = members.findLast(({ name }) => name === "requests");
  if (!batch) return {};
  const named = { model: JSON.stringify(`models/${model}`) };
  const requests = splitElements(bytes.subarray(batch.valueStart, batch.end)).map((request) =>
    request.includes("{")
      ? patchJson(request, outlineJson(request, Number.POSITIVE_INFINITY).members, named)
      : request,
  );
  return { requests: `[${requests.join(",")}]` };
}

/** Returns the change that names the model in a request to count, which has to repeat that of the path. */
function nameInRequest(body: JsonObject, model: string): MemberChanges {
  return body.members.some(({ name }) => name === "generateContentRequest")
    ? toMemberChange(body, ["generateContentRequest", "model"], JSON.stringify(`models/${model}`))
    : {};
}
