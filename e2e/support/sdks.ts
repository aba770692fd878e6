import { createOpenAI } from "@ai-sdk/openai";
import Anthropic from "@anthropic-ai/sdk";
import { ApiError, GoogleGenAI } from "@google/genai";
import { APICallError, generateText, type LanguageModel, RetryError, streamText } from "ai";
import OpenAI from "openai";

/** A request of an SDK. Without `retries`, the SDK repeats refused requests as it usually does. */
export type SdkCall = { url: string; secret: string; model: string; stream?: boolean; retries?: 0 };

/** An official SDK, used with another base URL and key only. */
export type Sdk = {
  /** Sends a question. Returns the text of the answer. */
  ask: (call: SdkCall) => Promise<string>;
  /** Returns the status and Keystead's code of the SDK's typed error. The status is undefined within a stream. */
  readError: (error: unknown) => { status: number | undefined; code: unknown };
  /** The statuses of refusals that differ from those of chat completions. */
  statuses: { budget?: number; daily?: number };
};

const QUESTION = "Hello there";
const messages = [{ role: "user" as const, content: QUESTION }];

async function join<Item>(items: AsyncIterable<Item>, toText: (item: Item) => string | null | undefined) {
  let text = "";
  for await (const item of items) text += toText(item) ?? "";
  return text;
}

const createOpenAi = ({ url, secret, retries }: SdkCall) =>
  new OpenAI({ baseURL: `${url}/v1`, apiKey: secret, ...(retries === 0 && { maxRetries: 0 }) });

const chatCompletions: Sdk = {
  ask: async (call) => {
    const { completions } = createOpenAi(call).chat;
    const body = { model: call.model, messages };
    if (!call.stream) return (await completions.create(body)).choices[0]?.message.content ?? "";
    const stream = await completions.create({ ...body, stream: true });
    return join(stream, ({ choices }) => choices[0]?.delta.content);
  },
  readError: readOpenAiError,
  statuses: {},
};

const responses: Sdk = {
  ask: async (call) => {
    const body = { model: call.model, input: QUESTION };
    const { responses } = createOpenAi(call);
    if (!call.stream) return (await responses.create(body)).output_text;
    const stream = await responses.create({ ...body, stream: true });
    return join(stream, (event) => (event.type === "response.output_text.delta" ? event.delta : ""));
  },
  readError: readOpenAiError,
  statuses: { budget: 429 },
};

function readOpenAiError(error: unknown) {
  if (!(error instanceof OpenAI.APIError)) throw error;
  return { status: error.status, code: error.code };
}

const anthropic: Sdk = {
  ask: async ({ url, secret, model, stream, retries }) => {
    const client = new Anthropic({
      baseURL: url,
      apiKey: secret,
      authToken: null,
      ...(retries === 0 && { maxRetries: 0 }),
    });
    const body = { model, messages, max_tokens: 200 };
    if (stream) return client.messages.stream(body).finalText();
    const { content } = await client.messages.create(body);
    return content.map((block) => (block.type === "text" ? block.text : "")).join("");
  },
  readError: (error) => {
    if (!(error instanceof Anthropic.APIError)) throw error;
    return { status: error.status, code: Object(error.error).error?.code };
  },
  statuses: {},
};

const google: Sdk = {
  ask: async ({ url, secret, model, stream }) => {
    const { models } = new GoogleGenAI({ apiKey: secret, httpOptions: { baseUrl: url } });
    const body = { model, contents: QUESTION };
    if (!stream) return (await models.generateContent(body)).text ?? "";
    return join(await models.generateContentStream(body), ({ text }) => text);
  },
  readError: (error) => {
    if (!(error instanceof ApiError)) throw error;
    const { code } = JSON.parse(error.message.slice(error.message.indexOf("{")));
    return { status: error.status, code };
  },
  statuses: { budget: 429 },
};

/** The AI SDK of Vercel, with the model that its provider for OpenAI creates. */
const createAiSdk = (
  create: (provider: ReturnType<typeof createOpenAI>, model: string) => LanguageModel,
) => ({
  ask: async ({ url, secret, model: name, stream, retries }: SdkCall) => {
    const model = create(createOpenAI({ baseURL: `${url}/v1`, apiKey: secret }), name);
    const options = { model, prompt: QUESTION, ...(retries === 0 && { maxRetries: 0 }) };
    if (!stream) return (await generateText(options)).text;
    const { fullStream } = streamText({ ...options, onError: () => undefined });
    return join(fullStream, (part) => {
      if (part.type === "error") throw part.error;
      return part.type === "text-delta" ? part.text : "";
    });
  },
  readError: (error: unknown) => {
    const last = RetryError.isInstance(error) ? error.lastError : error;
    if (!APICallError.isInstance(last)) {
      const { error = last } = Object(last);
      return { status: undefined, code: Object(error).code };
    }
    return { status: last.statusCode, code: Object(last.data).error?.code };
  },
  // It repeats each request that is answered with 429.
  statuses: { daily: 403 },
});

export const SDKS: Record<string, Sdk> = {
  "openai: chat completions": chatCompletions,
  "openai: responses": responses,
  "@anthropic-ai/sdk": anthropic,
  "@google/genai": google,
  "ai: chat completions": createAiSdk((provider, model) => provider.chat(model)),
  "ai: responses": createAiSdk((provider, model) => provider(model)),
};
