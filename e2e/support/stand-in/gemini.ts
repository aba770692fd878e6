import type { ServerResponse } from "node:http";
import { parseStreamPlan, sendJson } from "./behaviours";
import { bill } from "./bill";
import type { RequestBody } from "./request-body";
import { sendStream, toSse } from "./stream";
import { countPromptTokens, createReply, type Message, splitTokens } from "./text";

/** The tokens that each reply spends on thinking. */
const THOUGHTS = 2;

/** Returns the messages of a request in the form of the other protocols. */
const toMessages = ({ contents }: RequestBody): Message[] =>
  Array.isArray(contents) ? contents.map((one) => ({ role: one?.role ?? "user", content: one?.parts })) : [];

function createAnswer(body: RequestBody) {
  const plan = parseStreamPlan(body.model);
  const tokens = createReply(toMessages(body), body.generationConfig?.maxOutputTokens ?? null, plan.words);
  const head = { modelVersion: body.model, responseId: "standin" };
  const toUsage = (count: number) => {
    const promptTokenCount = countPromptTokens(toMessages(body));
    return {
      ...{ promptTokenCount, candidatesTokenCount: count, thoughtsTokenCount: THOUGHTS },
      ...{ cachedContentTokenCount: 1, totalTokenCount: promptTokenCount + count + THOUGHTS },
    };
  };
  const billAll = (response: ServerResponse) =>
    bill(response, countPromptTokens(toMessages(body)), tokens.length + THOUGHTS);
  const toCandidate = (text: string) => ({ content: { role: "model", parts: [{ text }] }, index: 0 });
  return { plan, tokens, head, toUsage, toCandidate, billAll };
}

/** Answers `POST /models/{model}:generateContent`. */
export function sendContent(response: ServerResponse, body: RequestBody): void {
  const { tokens, head, toUsage, toCandidate, billAll } = createAnswer(body);
  billAll(response);
  const candidates = [{ ...toCandidate(tokens.join("")), finishReason: "STOP" }];
  sendJson(response, 200, { ...head, candidates, usageMetadata: toUsage(tokens.length) });
}

/** Answers `POST /models/{model}:streamGenerateContent?alt=sse`. */
export async function sendContentStream(response: ServerResponse, body: RequestBody): Promise<void> {
  const { plan, tokens, head, toUsage, toCandidate, billAll } = createAnswer(body);
  const toEvent = (candidate: object, count: number) =>
    toSse({ ...head, candidates: [candidate], usageMetadata: toUsage(count) });
  let count = 0;
  await sendStream(response, plan, {
    opening: [],
    tokens,
    toEvent: (text) => {
      count += 1;
      return toEvent(toCandidate(text), count);
    },
    closing: () => {
      billAll(response);
      return [toEvent({ ...toCandidate(""), finishReason: "STOP" }, tokens.length)];
    },
  });
}

/** Answers `POST /models/{model}:countTokens`. Like Google, it refuses a request for another model. */
export function sendContentTokens(response: ServerResponse, body: RequestBody): void {
  const { generateContentRequest: inner, model } = body;
  if (inner && inner.model !== `models/${model}`) sendOtherModel(response);
  else sendJson(response, 200, { totalTokens: countPromptTokens(toMessages(body)) });
}

function sendOtherModel(response: ServerResponse): void {
  const message = "The model of each request must be that of the path";
  sendJson(response, 400, { error: { code: 400, message, status: "INVALID_ARGUMENT" } });
}

const toEmbedding = (content: unknown) => ({
  values: splitTokens(JSON.stringify(content) ?? "").map(() => 0.5),
});

/** Answers `POST /models/{model}:embedContent`. */
export function sendEmbedding(response: ServerResponse, body: RequestBody): void {
  sendJson(response, 200, { embedding: toEmbedding(body.content) });
}

/** Answers `POST /models/{model}:batchEmbedContents`. Like Google, it refuses requests for other models. */
export function sendEmbeddingBatch(response: ServerResponse, { model, requests }: RequestBody): void {
  const list = Array.isArray(requests) ? requests : [];
  const isOther = list.some((one) => one?.model !== `models/${model}`);
  if (isOther) sendOtherModel(response);
  else sendJson(response, 200, { embeddings: list.map(({ content }) => toEmbedding(content)) });
}
