import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

interface ProviderError {
  message: string;
  type: string;
  param: string | null;
  code: string | null;
}

const ERRORS: Record<number, ProviderError> = {
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
const SERVER_ERROR: ProviderError = {
  message: "The server had an error.",
  type: "server_error",
  param: null,
  code: null,
};

/** Returns the error body for a status. */
export function toErrorBody(status: number): { error: ProviderError } {
  return { error: ERRORS[status] ?? SERVER_ERROR };
}

/** Sends a value as JSON. */
export function sendJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): void {
  const body = JSON.stringify(value);
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
}

/** Sends or delays an answer. Returns whether the request is answered. */
type Behaviour = (number: number, response: ServerResponse) => boolean | Promise<boolean>;

/** The behaviours by model name. The number in the name is the argument. */
const BEHAVIOURS: [RegExp, Behaviour][] = [
  [
    /^error-(\d{3})$/,
    (status, response) => {
      const limited = { "retry-after": "7", "x-ratelimit-remaining-requests": "0" };
      const headers = status === 429 ? limited : undefined;
      sendJson(response, status, toErrorBody(status), headers);
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

/** Runs the behaviour of a model name. Returns whether the request is answered. */
export async function behave(model: string, response: ServerResponse): Promise<boolean> {
  for (const [pattern, behaviour] of BEHAVIOURS) {
    const match = pattern.exec(model);
    if (match) return behaviour(Number(match[1]), response);
  }
  return false;
}

/**
 * The course of a stream: the number of words, the pause between them, and the point and kind of a failure.
 */
export interface StreamPlan {
  words: number | null;
  pauseMilliseconds: number;
  cutAfter: number;
  cutMidEvent: boolean;
  endQuietly: boolean;
  stallAfter: number;
  failAfter: number;
}

/** Parses the course of a stream from a model name. */
export function parseStreamPlan(model: string): StreamPlan {
  const long = /^long-stream-(\d+)(?:-(\d+))?$/.exec(model);
  const stall = /^stall-stream(?:-(\d+))?$/.exec(model);
  const cut = /^cut-(?:stream|mid-event)(?:-(\d+))?$/.exec(model);
  return {
    words: long ? Number(long[1]) : null,
    pauseMilliseconds: Number(long?.[2] ?? 0),
    cutAfter: cut || model === "quiet-end" ? Number(cut?.[1] ?? 3) : Number.POSITIVE_INFINITY,
    cutMidEvent: model.startsWith("cut-mid-event"),
    endQuietly: model === "quiet-end",
    stallAfter: stall ? Number(stall[1] ?? 3) : Number.POSITIVE_INFINITY,
    failAfter: model === "error-stream" ? 3 : Number.POSITIVE_INFINITY,
  };
}

function closed(response: ServerResponse) {
  return new Promise((resolve) => response.once("close", resolve));
}
