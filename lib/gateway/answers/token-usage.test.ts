import { expect, test } from "vitest";
import { anthropicEvents } from "@/lib/gateway/dialects/anthropic";
import { parseGeminiUsage } from "./gemini-usage";
import { parseAnswerUsage } from "./token-usage";

const none = {
  inputTokens: 0,
  outputTokens: 0,
  cacheReadTokens: 0,
  cacheWriteTokens: 0,
  cacheWrite1hTokens: 0,
  reasoningTokens: 0,
};

test.each([
  [
    { input_tokens: 5, output_tokens: 7 },
    { inputTokens: 5, outputTokens: 7 },
  ],
  [
    {
      ...{ input_tokens: 5, cache_read_input_tokens: 100, cache_creation_input_tokens: 30 },
      cache_creation: { ephemeral_5m_input_tokens: 10, ephemeral_1h_input_tokens: 20 },
      ...{ output_tokens: 9, output_tokens_details: { thinking_tokens: 4 } },
    },
    {
      ...{ inputTokens: 135, cacheReadTokens: 100, cacheWriteTokens: 30, cacheWrite1hTokens: 20 },
      ...{ outputTokens: 9, reasoningTokens: 4 },
    },
  ],
  [
    { input_tokens: 5, cache_creation_input_tokens: 3, cache_creation: null, output_tokens: 1 },
    { inputTokens: 8, cacheWriteTokens: 3, outputTokens: 1 },
  ],
  [
    { input_tokens: 5, output_tokens: 7, server_tool_use: { web_search_requests: 2 } },
    { inputTokens: 5, outputTokens: 7, webSearches: 2 },
  ],
  [
    { input_tokens: 5, output_tokens: 7, server_tool_use: null },
    { inputTokens: 5, outputTokens: 7 },
  ],
  [
    {
      ...{ prompt_tokens: 135, cache_read_input_tokens: 100, cache_creation_input_tokens: 30 },
      completion_tokens: 9,
    },
    { inputTokens: 135, cacheReadTokens: 100, cacheWriteTokens: 30, outputTokens: 9 },
  ],
])("a message's usage %j", (usage, expected) => {
  expect(parseAnswerUsage({ type: "message", usage })).toEqual({ ...none, ...expected });
});

test("the usage of a message's stream is that of its last event, with what only the first one has", () => {
  const start = {
    ...{ input_tokens: 5, cache_read_input_tokens: 100, cache_creation_input_tokens: 30, output_tokens: 1 },
    cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 30 },
  };
  const delta = { input_tokens: null, cache_read_input_tokens: null, output_tokens: 12 };
  const events = [
    { type: "message_start", message: { usage: start } },
    { type: "message_delta", delta: { stop_reason: "end_turn" }, usage: delta },
  ];
  const stream = Buffer.from(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(""));
  expect(anthropicEvents.summarize(Buffer.alloc(0), stream).usage).toEqual({
    ...{ ...none, inputTokens: 135, cacheReadTokens: 100, cacheWriteTokens: 30, cacheWrite1hTokens: 30 },
    outputTokens: 12,
  });
});

test.each([
  [
    { promptTokenCount: 5, candidatesTokenCount: 7 },
    { inputTokens: 5, outputTokens: 7 },
  ],
  [
    {
      ...{ promptTokenCount: 105, cachedContentTokenCount: 100, toolUsePromptTokenCount: 3 },
      ...{ candidatesTokenCount: 7, thoughtsTokenCount: 20, totalTokenCount: 135 },
    },
    { inputTokens: 108, cacheReadTokens: 100, outputTokens: 27, reasoningTokens: 20 },
  ],
])("Gemini's usage %j", (usageMetadata, expected) => {
  expect(parseGeminiUsage({ candidates: [], usageMetadata })).toEqual({ ...none, ...expected });
});

test.each([{}, { usageMetadata: null }, { usageMetadata: { totalTokenCount: 3 } }])(
  "%j reports no usage of Gemini",
  (answer) => expect(parseGeminiUsage(answer)).toBeNull(),
);
