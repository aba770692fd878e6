import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { setImmediate as immediate, setTimeout as wait } from "node:timers/promises";
import { type StreamPlan, toErrorBody } from "./behaviours";

/** The events of a stream: those before the tokens, one for each token, and those after. */
export interface StreamParts {
  opening: string[];
  tokens: string[];
  toEvent: (token: string) => string;
  closing: () => string[];
  /** The name of the event that carries an error. Default: none. */
  errorEvent?: string;
  /** Default: that of an event stream. */
  contentType?: string;
}

const EVENT_STREAM = "text/event-stream; charset=utf-8";

/** Formats a server-sent event. */
export function toSse(data: unknown, event?: string): string {
  return `${event ? `event: ${event}\n` : ""}data: ${typeof data === "string" ? data : JSON.stringify(data)}\n\n`;
}

/**
 * Sends a stream and breaks it off as the plan says. Each event is one write. The speed follows the reader.
 */
export async function sendStream(
  response: ServerResponse,
  plan: StreamPlan,
  parts: StreamParts,
): Promise<void> {
  const { opening, tokens, toEvent, closing, errorEvent, contentType = EVENT_STREAM } = parts;
  response.writeHead(200, {
    "content-type": contentType,
    "cache-control": "no-cache",
  });
  for (const event of opening) await write(response, event);
  for (const [index, token] of tokens.entries()) {
    if (response.destroyed) return;
    if (index >= plan.cutAfter) return breakOff(response, plan, toEvent(token));
    if (index >= plan.stallAfter) return;
    if (index >= plan.failAfter) {
      response.end(toSse(toErrorBody(500), errorEvent));
      return;
    }
    await write(response, toEvent(token));
    if (plan.pauseMilliseconds > 0) await wait(plan.pauseMilliseconds, null, { ref: false });
  }
  for (const event of closing()) await write(response, event);
  response.end();
}

async function breakOff(response: ServerResponse, plan: StreamPlan, event: string) {
  if (plan.endQuietly) {
    response.end();
    return;
  }
  if (plan.cutMidEvent) await write(response, event.slice(0, event.length / 2));
  response.destroy();
}

async function write(response: ServerResponse, text: string) {
  if (response.destroyed) return;
  const isText = String(response.getHeader("content-type")).startsWith("text/");
  if (response.write(text, isText ? "utf8" : "latin1")) await immediate();
  else await Promise.race([once(response, "drain"), once(response, "close")]);
}
