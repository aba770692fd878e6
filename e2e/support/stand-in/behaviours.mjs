import { setTimeout as wait } from "node:timers/promises";

const MESSAGES = {
  400: {
    message: "Invalid value for 'messages'.",
    type: "invalid_request_error",
    param: "messages",
    code: "invalid_value",
  },
  401: {
    message: "Incorrect API key provided.",
    type: "invalid_request_error",
    param: null,
    code: "invalid_api_key",
  },
  402: { message: "Your credit is used up.", type: "insufficient_quota", param: null, code: "billing" },
  403: {
    message: "Your account may not do this.",
    type: "invalid_request_error",
    param: null,
    code: "unsupported_country",
  },
  404: {
    message: "The model does not exist.",
    type: "invalid_request_error",
    param: "model",
    code: "model_not_found",
  },
  409: { message: "Try again.", type: "conflict_error", param: null, code: "conflict" },
  429: {
    message: "You send requests too quickly.",
    type: "requests",
    param: null,
    code: "rate_limit_exceeded",
  },
};
const SERVER_ERROR = { message: "The server had an error.", type: "server_error", param: null, code: null };

/** What a provider says with this status. */
export function errorBody(status) {
  return { error: MESSAGES[status] ?? SERVER_ERROR };
}

/** Sends a value as JSON. */
export function sendJson(response, status, value, headers = {}) {
  const body = JSON.stringify(value);
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
}

/**
 * What a model's name asks for instead of, or before, an answer. Each gets the name's number and the response, and
 * answers true when the request is done with.
 */
const BEHAVIOURS = [
  [
    /^error-(\d{3})$/,
    (status, response) => {
      const headers = status === 429 ? { "retry-after": "7", "x-ratelimit-remaining-requests": "0" } : {};
      sendJson(response, status, errorBody(status), headers);
      return true;
    },
  ],
  [
    /^slow-(\d+)$/,
    async (milliseconds, response) => {
      await Promise.race([wait(milliseconds, null, { ref: false }), closed(response)]);
      return response.destroyed;
    },
  ],
  [
    /^stall$/,
    async (_, response) => {
      await closed(response);
      return true;
    },
  ],
  [
    /^redirect$/,
    (_, response) => {
      response.writeHead(307, { location: "/control/elsewhere" }).end();
      return true;
    },
  ],
  [
    /^huge$/,
    (_, response) => {
      sendJson(response, 200, { object: "chat.completion", padding: "x".repeat(30 * 1024 * 1024) });
      return true;
    },
  ],
  [
    /^broken-json$/,
    (_, response) => {
      response
        .writeHead(200, { "content-type": "application/json" })
        .end('{"object":"chat.completion","choices":[');
      return true;
    },
  ],
  [
    /^html$/,
    (_, response) => {
      response
        .writeHead(200, { "content-type": "text/html" })
        .end("<!doctype html><title>Not an API</title>");
      return true;
    },
  ],
  [
    /^plain-error$/,
    (_, response) => {
      response.writeHead(422, { "content-type": "text/plain" }).end("no such thing");
      return true;
    },
  ],
  [
    /^drop$/,
    (_, response) => {
      response.destroy();
      return true;
    },
  ],
];

/** Does what the model's name asks for; answers whether the request is done with. */
export async function behave(model, response) {
  for (const [pattern, behaviour] of BEHAVIOURS) {
    const match = pattern.exec(model);
    if (match) return behaviour(Number(match[1]), response);
  }
  return false;
}

/** How a model's name wants its stream: how many words, how far apart, and where and how it breaks. */
export function streamPlan(model) {
  const long = /^long-stream-(\d+)(?:-(\d+))?$/.exec(model);
  const cut = /^cut-(?:stream|mid-event)(?:-(\d+))?$/.exec(model);
  return {
    words: long ? Number(long[1]) : null,
    pauseMilliseconds: Number(long?.[2] ?? 0),
    cutAfter: cut || model === "quiet-end" ? Number(cut?.[1] ?? 3) : Number.POSITIVE_INFINITY,
    cutMidEvent: model.startsWith("cut-mid-event"),
    endQuietly: model === "quiet-end",
    stallAfter: model === "stall-stream" ? 3 : Number.POSITIVE_INFINITY,
    failAfter: model === "error-stream" ? 3 : Number.POSITIVE_INFINITY,
  };
}

function closed(response) {
  return new Promise((resolve) => response.once("close", resolve));
}
