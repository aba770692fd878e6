import { describe, expect, it } from "vitest";
import type { AppliedBudget } from "@/lib/budgets/applied-budgets";
import { readJsonBody } from "@/lib/gateway/request/read-json-body";
import { toCeilingField } from "./ceiling-field";
import { countInputTokens, countSeconds, estimateUsage } from "./count-input";
import { countSearches } from "./hosted-costs";
import { countChoices, toAmount, toBudgetLines, toOutputRange } from "./size-hold";

const FIELDS = ["max_completion_tokens", "max_tokens", "generationConfig.maxOutputTokens"];
const UNKNOWN = { runtime: null, model: null };

async function readBody(value: object) {
  const init = {
    method: "POST",
    body: JSON.stringify(value),
    headers: { "content-type": "application/json" },
  };
  const lease = { add: () => {}, release: () => {} };
  return readJsonBody(new Request("http://localhost", init), lease, FIELDS);
}

describe("the output of a call", () => {
  it.each([
    [{ max_tokens: 500 }, UNKNOWN, { most: 500, enough: 500, least: 500, isOwn: true }],
    [{ max_tokens: 5, max_completion_tokens: 9 }, UNKNOWN, { most: 9, enough: 9, least: 9, isOwn: true }],
    [
      { max_tokens: 90_000 },
      { runtime: 5, model: 4_096 },
      { most: 4_096, enough: 4_096, least: 4_096, isOwn: true },
    ],
    [{}, { runtime: 2_000, model: 64_000 }, { most: 2_000, enough: 1_024, least: 16, isOwn: false }],
    [
      { max_tokens: null },
      { runtime: null, model: 64_000 },
      { most: 64_000, enough: 1_024, least: 16, isOwn: false },
    ],
    [{ max_tokens: -1 }, { runtime: 8, model: null }, { most: 8, enough: 8, least: 8, isOwn: false }],
    [
      { generationConfig: { maxOutputTokens: 300 } },
      UNKNOWN,
      { most: 300, enough: 300, least: 300, isOwn: true },
    ],
    [{}, UNKNOWN, { most: 4_096, enough: 1_024, least: 16, isOwn: false }],
  ])("of %j with the maxima %j is %j", (values, maxima, range) => {
    expect(toOutputRange(values, FIELDS, maxima)).toEqual(range);
  });

  it("is the model's maximum where no field limits it", () => {
    expect(toOutputRange({ max_tokens: 5 }, [], UNKNOWN)).toMatchObject({ most: 0, isOwn: true });
    expect(toOutputRange({}, [], { runtime: 5, model: 9 })).toMatchObject({ most: 9, least: 9, isOwn: true });
  });

  it.each([
    [{}, 1n],
    [{ n: 3 }, 3n],
    [{ n: 2, best_of: 5 }, 5n],
    [{ generationConfig: { candidateCount: 4 } }, 4n],
    [{ n: 1e9 }, 1_000_000_000n],
    [{ generationConfig: { candidate_count: 2 }, generation_config: { candidateCount: "8" } }, 8n],
    [{ generationConfig: null }, 1n],
    [{ prompt: "Hi", n: 2 }, 2n],
    [{ prompt: ["a", "b", "c"], n: 2 }, 6n],
    [{ prompt: Array(2_048).fill("a"), n: 2, best_of: 128 }, 262_144n],
    [{ prompt: [[1, 2], [3]] }, 2n],
    [{ prompt: [1, 2, 3] }, 1n],
    [{ prompt: [] }, 1n],
    [{ n: "3" }, 1n],
  ])("of %j is multiplied by %s", (values, choices) => {
    expect(countChoices(values)).toBe(choices);
  });
});

describe("the field of the ceiling", () => {
  const chat = ["max_completion_tokens", "max_tokens"];
  const google = [
    ...["generationConfig.maxOutputTokens", "generationConfig.max_output_tokens"],
    ...["generation_config.maxOutputTokens", "generation_config.max_output_tokens"],
  ];
  it.each([
    [{}, chat, "openai", "max_completion_tokens"],
    [{ max_tokens: null }, chat, "azure", "max_completion_tokens"],
    [{}, chat, "mistral", "max_tokens"],
    [{}, ["max_output_tokens"], "groq", "max_output_tokens"],
    [{}, google, "gemini", "generationConfig.maxOutputTokens"],
    [{ generationConfig: null }, google, "gemini", "generationConfig.maxOutputTokens"],
    [{ generation_config: {} }, google, "gemini", "generation_config.maxOutputTokens"],
  ])("of %j with %j for %s is %s", (values, fields, provider, field) => {
    expect(toCeilingField(values, fields, provider)).toBe(field);
  });

  it.each([
    [{ generationConfig: 5 }, "generationConfig"],
    [{ generationConfig: [] }, "generationConfig"],
    [{ generation_config: "x" }, "generation_config"],
    [{ generationConfig: {}, generation_config: {} }, "generation_config"],
  ])("is refused in %j", (values, param) => {
    expect(() => toCeilingField(values, google, "gemini")).toThrow(
      expect.objectContaining({ code: "INVALID_REQUEST", param }),
    );
  });
});

describe("the input of a call", () => {
  it("has a token for each byte of text", async () => {
    const body = await readBody({ model: "m", messages: [{ role: "user", content: "ä".repeat(1_000) }] });
    expect(countInputTokens(body)).toBe(body.bytes.length);
  });

  const ENCODED = "A".repeat(1_000_000);
  it.each([
    { messages: [{ role: "user", content: ENCODED }] },
    { messages: [{ role: "user", content: [{ type: "text", text: `data:image/png;base64,${ENCODED}` }] }] },
    { input: ENCODED },
    { messages: [{ role: "user", content: `"data":"${ENCODED}"` }] },
    { messages: [{ role: "user", content: [{ type: "tool_use", input: { data: ENCODED } }] }] },
    { content: [{ type: "document", source: { type: "text", media_type: "text/plain", data: ENCODED } }] },
    { tools: [{ parameters: { default: { url: ENCODED } } }] },
  ])("counts text that looks like encoded data as text: %#", async (fields) => {
    const body = await readBody({ model: "m", ...fields });
    expect(countInputTokens(body)).toBe(body.bytes.length);
  });

  it.each([
    [{ contents: [{ parts: [{ inlineData: { mimeType: "image/png", data: ENCODED } }] }] }, 5_000, 5_300],
    [{ file: { file_data: `data:application/pdf;base64,${ENCODED}` } }, 31_250, 31_600],
    [{ input: [{ type: "input_image", image_url: `data:image/png;base64,${ENCODED}` }] }, 5_000, 5_300],
    [{ image_url: { url: `data:image/png;base64,${"A".repeat(1_000_000)}` } }, 5_000, 5_300],
    [{ source: { media_type: "image/jpeg", data: "A".repeat(1_000_000) } }, 5_000, 5_300],
    [{ content: [{ type: "image", source: { type: "url", url: "https://x.example/a.png" } }] }, 5_000, 5_300],
    [{ content: [{ type: "input_file", file_id: "file-1" }] }, 100_000, 100_300],
    [{ input_audio: { data: "A".repeat(320_000), format: "wav" } }, 10_000, 10_300],
    [{ previous_response_id: "resp_1" }, 100_000, 100_300],
  ])("counts encoded data and stored text with flat figures: %#", async (part, least, most) => {
    const tokens = countInputTokens(await readBody({ model: "m", ...part }));
    expect(tokens).toBeGreaterThanOrEqual(least);
    expect(tokens).toBeLessThan(most);
  });

  it("has more tokens for an image with models that count it so", async () => {
    const body = await readBody({
      content: [{ type: "image_url", image_url: { url: "https://x.example/a" } }],
    });
    expect(countInputTokens(body, "gpt-4o-mini")).toBe(body.bytes.length + 50_000);
  });

  it("of a form is counted by its size", () => {
    const form = { type: "form", bytes: 64_000 } as const;
    expect([countInputTokens(form), countSeconds(form)]).toEqual([2_000, 32]);
  });

  it.each([
    [{}, 0],
    [{ tools: [{ type: "function", name: "f" }, null, "x"] }, 0],
    [{ tools: [{ type: "web_search" }] }, 3],
    [{ tools: [{ type: "web_search_20250305", name: "web_search", max_uses: 8 }] }, 8],
    [{ tools: [{ type: "web_search_preview" }, { type: "function" }], max_tool_calls: 1 }, 1],
    [{ tools: [{ type: "web_search", max_uses: -1 }] }, 3],
  ])("of %j has room for %i web searches", (values, searches) => {
    expect(countSearches(values)).toBe(searches);
  });

  it("is estimated lower for text, and alike for media", async () => {
    const text = await readBody({ model: "m", messages: [{ role: "user", content: "word ".repeat(800) }] });
    expect(estimateUsage(text).inputTokens).toBe(Math.ceil(text.bytes.length / 4));
    const image = await readBody({ image_url: { url: `data:image/png;base64,${ENCODED}` } });
    expect(estimateUsage(image).inputTokens).toBe(countInputTokens(image));
  });
});

it("a call costs its input and its output in each budget's unit, rounded up", () => {
  const budget = { owner: "key", model: null, period: "total", base: 1_000n, limit: 1_000n } as const;
  const budgets: AppliedBudget[] = [
    { ...budget, id: "money", unit: "usd" },
    { ...budget, id: "tokens", unit: "tokens" },
  ];
  const rates = { input: 2_500_000_001n, output: 10_000_000_000n, request: 7n };
  const [money, tokens] = toBudgetLines(budgets, 3, 2n, rates);
  expect(money).toEqual({ id: "money", limit: 1_000n, fixed: 7_501n + 7n, rate: 20_000_000_000n });
  expect(tokens).toEqual({ id: "tokens", limit: 1_000n, fixed: 3n, rate: 2_000_000n });
  expect([money, tokens].map((line) => line && toAmount(line, 5))).toEqual([107_508n, 13n]);
});
