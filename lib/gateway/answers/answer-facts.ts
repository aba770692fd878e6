import { z } from "zod";

/** What the cost of an answer needs beside its tokens. */
export type AnswerFacts = {
  /** The model that the answer names. */
  model?: string;
  /** The web searches that the provider made for the answer. */
  webSearches?: number;
  /** Set when the tokens have other rates than usual, as those of a faster service tier. */
  hasOtherRates?: true;
  /** Set when the provider charges something that the answer does not count, as a generated image. */
  hasUnknownCost?: true;
};

const text = z.string().min(1).optional().catch(undefined);
const count = z.number().int().min(0).max(1_000_000).optional().catch(undefined);

/** A call of a tool in a response, by the provider. Some calls of shells run at the caller. */
const item = z.object({
  type: z.string(),
  action: z.object({ type: z.string() }).optional().catch(undefined),
  environment: z.object({ type: z.string() }).optional().catch(undefined),
});

const answer = z.object({
  model: text,
  service_tier: text,
  output: z.array(item).optional().catch(undefined),
  usage: z.object({
    service_tier: text,
    speed: text,
    inference_geo: text,
    server_tool_use: z.object({ web_search_requests: count }).optional().catch(undefined),
    /** Of xAI. */
    num_sources_used: count,
    num_server_side_tools_used: count,
    iterations: z
      .array(z.object({ type: z.string() }))
      .optional()
      .catch(undefined),
  }),
});

const OTHER_TIERS = /^(?:priority|flex|batch|fast)$/;
/** Tools that providers charge by time or by the tokens of another model, which answers do not report. */
const UNCOUNTED = /^(?:file_search|code_interpreter|image_generation)_call$/;

/** Reads the facts of a whole answer, or of an event that repeats it. */
export function readAnswerFacts(value: unknown): AnswerFacts {
  const { data } = answer.safeParse(value);
  if (!data) return {};
  const { usage, model } = data;
  const tiers = [data.service_tier, usage.service_tier, usage.speed];
  const isOther = tiers.some((tier) => OTHER_TIERS.test(tier ?? "")) || usage.inference_geo === "us";
  const called = readToolFacts(data.output ?? []);
  const searches = usage.server_tool_use?.web_search_requests ?? called.webSearches;
  const isUnknown =
    called.hasUnknownCost ||
    (usage.num_sources_used ?? usage.num_server_side_tools_used ?? 0) > 0 ||
    // The tokens of the models before it are not told apart.
    usage.iterations?.some(({ type }) => type === "fallback_message");
  return {
    ...(model !== undefined && { model }),
    ...(searches !== undefined && { webSearches: searches }),
    ...(isOther && { hasOtherRates: true }),
    ...(isUnknown && { hasUnknownCost: true }),
  };
}

/** Returns what the items of a response cost beside its tokens. */
export function readToolFacts(
  items: readonly unknown[],
): Pick<AnswerFacts, "webSearches" | "hasUnknownCost"> {
  const calls = items.flatMap((one) => item.safeParse(one).data ?? []);
  // Opening a page and finding in it cost nothing.
  const searches = calls.filter(
    ({ type, action }) => type === "web_search_call" && (action?.type ?? "search") === "search",
  );
  const isUnknown = calls.some(
    ({ type, environment }) =>
      UNCOUNTED.test(type) || (type === "shell_call" && environment && environment.type !== "local"),
  );
  return {
    ...(searches.length > 0 && { webSearches: searches.length }),
    ...(isUnknown && { hasUnknownCost: true }),
  };
}
