import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import { sendMessage, sendMessageTokens, sendVertexMessage } from "./anthropic";
import { behave, sendJson, toErrorBody } from "./behaviours";
import { addBill, type Tokens } from "./bill";
import {
  sendContent,
  sendContentStream,
  sendContentTokens,
  sendEmbedding,
  sendEmbeddingBatch,
} from "./gemini";
import { GOOGLE_TOKEN, isSignedAssertion } from "./google-tokens";
import { sendImages, sendSpeech, sendTranscript } from "./media";
import {
  sendChat,
  sendClientSecret,
  sendCompletion,
  sendEmbeddings,
  sendModels,
  sendModerations,
} from "./openai";
import type { RequestBody } from "./request-body";
import { type StoredResponses, sendResponse, sendStoredResponse } from "./responses";
import { answerStorage, createStorage, isForStorage, type Storage } from "./storage/storage";
import { verifyAwsSignature } from "./verify-aws-signature";

/** A request that the stand-in received. */
export interface StandInRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: unknown;
}

export interface StandIn {
  /** The origin. The base URL of the provider is `${url}/v1`. */
  url: string;
  /** The last 1,000 requests, oldest first. `requests.length = 0` empties the list. */
  requests: StandInRequest[];
  /** The sum of the tokens in all whole answers to questions. */
  tokens: Tokens;
  /** The accounts and buckets that signed requests to the same origin open. */
  storage: Storage;
  stop: () => Promise<void>;
}

interface State {
  storage: Storage;
  requests: StandInRequest[];
  tokens: Tokens;
  accepted: Set<string>;
  rejected: Set<string>;
  requireKey: boolean;
  responses: StoredResponses;
}

/** A request with a known path: its form, and the responses that the stand-in stores. */
interface Call {
  method: string;
  path: string;
  form: () => Promise<FormData>;
  stored: StoredResponses;
}

type Endpoint = (response: ServerResponse, body: RequestBody, call: Call) => void | Promise<void>;

const sendTranscription: Endpoint = async (response, _, { form }) => sendTranscript(response, await form());
const sendStored: Endpoint = (response, _, call) => sendStoredResponse(response, call, call.stored);

/** The endpoints that need no JSON body. */
const WITHOUT_JSON = [sendTranscription, sendStored];

const ENDPOINTS: [string, RegExp, Endpoint][] = [
  ["GET", /\/models$/, sendModels],
  ["POST", /\/chat\/completions$/, sendChat],
  ["POST", /\/completions$/, sendCompletion],
  ["POST", /\/responses$/, (response, body, { stored }) => sendResponse(response, body, stored)],
  ["GET", /\/responses\/[^/]+(\/input_items)?$/, sendStored],
  ["DELETE", /\/responses\/[^/]+$/, sendStored],
  ["POST", /\/responses\/[^/]+\/cancel$/, sendStored],
  ["POST", /\/embeddings$/, sendEmbeddings],
  ["POST", /\/moderations$/, sendModerations],
  ["POST", /\/images\/generations$/, sendImages],
  ["POST", /\/audio\/speech$/, sendSpeech],
  ["POST", /\/messages$/, sendMessage],
  ["POST", /\/messages\/count_tokens$/, sendMessageTokens],
  ["POST", /count-tokens:rawPredict$/, sendMessageTokens],
  ["POST", /:(?:r|streamR)awPredict$/, sendVertexMessage],
  ["POST", /:generateContent$/, sendContent],
  ["POST", /:streamGenerateContent$/, sendContentStream],
  ["POST", /:countTokens$/, sendContentTokens],
  ["POST", /:embedContent$/, sendEmbedding],
  ["POST", /:batchEmbedContents$/, sendEmbeddingBatch],
  ["POST", /\/audio\/(?:transcriptions|translations)$/, sendTranscription],
  ["POST", /\/realtime\/client_secrets$/, sendClientSecret],
  ["POST", /^\/hooks\//, (response) => sendJson(response, 200, { received: true })],
];
const GOOD_KEY = /^(sk-|sk-ant-|AI|fw-)standin-/;
/** A key whose every request is answered with the status in it. */
const REFUSED_KEY = /^sk-standin-answers-(\d{3})/;
const KEPT_REQUESTS = 1_000;
const HEADERS = {
  "x-request-id": "req_standin",
  "openai-processing-ms": "1",
  "openai-organization": "standin-organization",
  "set-cookie": "standin=1",
};

/**
 * Starts a stand-in provider. It answers keys like `sk-standin-answers-429` with the status. It accepts keys that begin with `sk-standin-` (`sk-ant-standin-`, `AIstandin-`,
 * `fw-standin-`) and keys added through `POST /control/keys`, requests that `AWS_ACCESS_KEY` signed, and the tokens of
 * `POST /token`. Calls without a key are accepted unless `require_key` is set.
 */
export async function startStandIn({ port = 0, host = "127.0.0.1" } = {}): Promise<StandIn> {
  const state: State = {
    requests: [],
    tokens: { input: 0, output: 0 },
    accepted: new Set(),
    rejected: new Set(),
    requireKey: false,
    storage: createStorage(),
    responses: new Map(),
  };
  const server = createServer((request, response) => {
    answer(state, request, response).catch((error) => response.destroy(error));
  });
  server.listen(port, host);
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The stand-in has no port");
  const stop = async () => {
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  };
  const { requests, tokens, storage } = state;
  return { url: `http://${host}:${address.port}`, requests, tokens, storage, stop };
}

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = "", headers } = request;
  const path = new URL(request.url ?? "", "http://stand-in").pathname;
  const text = await readText(request);
  if (isForStorage(request)) {
    return answerStorage(state.storage, request, Buffer.from(text, "latin1"), response);
  }
  if (path.startsWith("/control/") && path !== "/control/elsewhere") {
    return control(state, method, path, text, response);
  }
  const body = parseObject<RequestBody>(text);
  state.requests.push({ method, path, headers, body: body ?? text });
  if (state.requests.length > KEPT_REQUESTS) state.requests.shift();
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  if (path === "/token") return sendToken(response, text, `http://${headers.host}`);
  const signed = { method, url: request.url ?? "", headers, body: Buffer.from(text, "latin1") };
  if (!verifyAwsSignature(signed) && !isAccepted(state, headers))
    return sendJson(response, 401, toErrorBody(401));
  const refused = REFUSED_KEY.exec(getKey(headers) ?? "");
  if (refused) return sendRefusal(response, Number(refused[1]), refused[0]);
  const [, , endpoint] = ENDPOINTS.find(([allowed, end]) => allowed === method && end.test(path)) ?? [];
  if (!endpoint) return sendJson(response, 404, toErrorBody(404));
  if (method === "POST" && !body && !WITHOUT_JSON.includes(endpoint)) {
    return sendJson(response, 400, toErrorBody(400));
  }
  const inPath = /\/models\/(.+):\w+$/.exec(decodeURIComponent(path))?.[1];
  const model = String(inPath ?? body?.model ?? body?.session?.model ?? parseFormModel(text));
  const form = () =>
    new Response(signed.body, { headers: { "content-type": `${headers["content-type"]}` } }).formData();
  const call = { method, path, form, stored: state.responses };
  if (await behave(model, response)) return;
  await endpoint(response, { ...body, model }, call);
  addBill(state.tokens, response);
}

/**
 * Answers `GET` and `DELETE /control/requests`, and `POST /control/keys` with the fields `accept`, `reject` and
 * `require_key`.
 */
function control(state: State, method: string, path: string, text: string, response: ServerResponse) {
  if (path === "/control/requests") {
    const requests = method === "DELETE" ? state.requests.splice(0) : state.requests;
    return sendJson(response, 200, requests);
  }
  if (path !== "/control/keys" || method !== "POST") return sendJson(response, 404, toErrorBody(404));
  const keys = parseObject<{ accept?: string[]; reject?: string[]; require_key?: boolean }>(text);
  const { accept = [], reject = [], require_key = state.requireKey } = keys ?? {};
  moveKeys(accept, state.rejected, state.accepted);
  moveKeys(reject, state.accepted, state.rejected);
  state.requireKey = require_key;
  sendJson(response, 200, { accepted: state.accepted.size, rejected: state.rejected.size, require_key });
}

function moveKeys(keys: string[], from: Set<string>, to: Set<string>) {
  for (const key of keys) {
    from.delete(key);
    to.add(key);
  }
}

/** Refuses a request. Like real providers, it repeats the key. */
function sendRefusal(response: ServerResponse, status: number, key: string) {
  const { error } = toErrorBody(status);
  sendJson(response, status, { error: { ...error, message: `${error.message} Key: ${key}` } });
}

function getKey(headers: IncomingHttpHeaders): string | undefined {
  const own = [headers["x-api-key"], headers["api-key"], headers["x-goog-api-key"]];
  return [headers.authorization?.replace(/^bearer /i, ""), ...own]
    .find((key) => key !== undefined)
    ?.toString();
}

function isAccepted(state: State, headers: IncomingHttpHeaders): boolean {
  const text = getKey(headers);
  if (text === undefined) return !state.requireKey;
  return (
    !state.rejected.has(text) && (state.accepted.has(text) || text === GOOGLE_TOKEN || GOOD_KEY.test(text))
  );
}

/** Answers `POST /token`, where service accounts get their access tokens. */
async function sendToken(response: ServerResponse, form: string, origin: string) {
  if (!(await isSignedAssertion(form, origin))) return sendJson(response, 400, { error: "invalid_grant" });
  sendJson(response, 200, { access_token: GOOGLE_TOKEN, expires_in: 3_600, token_type: "Bearer" });
}

async function readText(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces).toString("latin1");
}

/** Parses a JSON object from the bytes of a body (as latin1 text). Returns null for anything else. */
function parseObject<Value extends object>(text: string): Value | null {
  try {
    const value: Value | null = JSON.parse(Buffer.from(text, "latin1").toString("utf8"));
    return typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}

function parseFormModel(text: string): string {
  return /name="model"\r\n\r\n([^\r]*)/.exec(text)?.[1] ?? "";
}
