import { once } from "node:events";
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { messages } from "./anthropic.mjs";
import { behave, errorBody, sendJson } from "./behaviours.mjs";
import { chat, clientSecret, embeddings, models, transcription } from "./openai.mjs";

const ENDPOINTS = [
  ["GET", /\/models$/, models],
  ["POST", /\/chat\/completions$/, chat],
  ["POST", /\/embeddings$/, embeddings],
  ["POST", /\/messages$/, messages],
  ["POST", /\/audio\/transcriptions$/, transcription],
  ["POST", /\/realtime\/client_secrets$/, clientSecret],
];
const GOOD_KEY = /^(sk-|sk-ant-|AI|fw-)standin-/;
const KEPT_REQUESTS = 1_000;
const HEADERS = {
  "x-request-id": "req_standin",
  "openai-processing-ms": "1",
  "openai-organization": "standin-organization",
  "set-cookie": "standin=1",
};

/**
 * Starts a made-up provider. It takes keys that begin with `sk-standin-` (`sk-ant-standin-`, `AIstandin-`,
 * `fw-standin-`), keys accepted through `POST /control/keys`, and calls without a key unless that is switched off.
 */
export async function startStandIn({ port = 0, host = "127.0.0.1" } = {}) {
  const state = { requests: [], accepted: new Set(), rejected: new Set(), requireKey: false };
  const server = createServer((request, response) => {
    answer(state, request, response).catch((error) => response.destroy(error));
  });
  server.listen(port, host);
  await once(server, "listening");
  const stop = async () => {
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { url: `http://${host}:${server.address().port}`, requests: state.requests, stop };
}

async function answer(state, request, response) {
  const path = new URL(request.url, "http://stand-in").pathname;
  const text = await textOf(request);
  if (path.startsWith("/control/") && path !== "/control/elsewhere") {
    return control(state, request.method, path, text, response);
  }
  const body = parsed(text);
  state.requests.push({ method: request.method, path, headers: request.headers, body: body ?? text });
  if (state.requests.length > KEPT_REQUESTS) state.requests.shift();
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  if (!isAccepted(state, request.headers)) return sendJson(response, 401, errorBody(401));
  const [, , endpoint] = ENDPOINTS.find(([method, end]) => method === request.method && end.test(path)) ?? [];
  if (!endpoint) return sendJson(response, 404, errorBody(404));
  if (request.method === "POST" && !body && endpoint !== transcription)
    return sendJson(response, 400, errorBody(400));
  const asked = { ...body, model: String(body?.model ?? modelOfForm(text)) };
  if (!(await behave(asked.model, response))) await endpoint(response, asked);
}

/** `GET` and `DELETE /control/requests`; `POST /control/keys` with `accept`, `reject` and `require_key`. */
function control(state, method, path, text, response) {
  if (path === "/control/requests") {
    const requests = method === "DELETE" ? state.requests.splice(0) : state.requests;
    return sendJson(response, 200, requests);
  }
  if (path !== "/control/keys" || method !== "POST") return sendJson(response, 404, errorBody(404));
  const { accept = [], reject = [], require_key = state.requireKey } = parsed(text) ?? {};
  move(accept, state.rejected, state.accepted);
  move(reject, state.accepted, state.rejected);
  state.requireKey = require_key;
  sendJson(response, 200, { accepted: state.accepted.size, rejected: state.rejected.size, require_key });
}

function move(keys, from, to) {
  for (const key of keys) {
    from.delete(key);
    to.add(key);
  }
}

function isAccepted(state, headers) {
  const key = headers.authorization?.replace(/^bearer /i, "") ?? headers["x-api-key"] ?? headers["api-key"];
  if (key === undefined) return !state.requireKey;
  return !state.rejected.has(key) && (state.accepted.has(key) || GOOD_KEY.test(key));
}

async function textOf(request) {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces).toString("latin1");
}

function parsed(text) {
  try {
    const value = JSON.parse(Buffer.from(text, "latin1").toString("utf8"));
    return value !== null && typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}

function modelOfForm(text) {
  return /name="model"\r\n\r\n([^\r]*)/.exec(text)?.[1] ?? "";
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({
    options: { port: { type: "string", default: "0" }, host: { type: "string" } },
  });
  const { url } = await startStandIn({ port: Number(values.port), host: values.host });
  console.log(JSON.stringify({ url }));
}
