import { once } from "node:events";
import { setImmediate as immediate, setTimeout as wait } from "node:timers/promises";
import { errorBody } from "./behaviours.mjs";

/** One server-sent event. */
export function sse(data, event = null) {
  return `${event ? `event: ${event}\n` : ""}data: ${typeof data === "string" ? data : JSON.stringify(data)}\n\n`;
}

/**
 * Sends `opening`, one event a token, and `closing`, broken off where the plan says so. Every event leaves by
 * itself, and no faster than the reader takes them.
 */
export async function sendStream(response, plan, { opening, tokens, eventOf, closing, errorEvent = null }) {
  response.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-cache",
  });
  for (const event of opening) await write(response, event);
  for (const [index, token] of tokens.entries()) {
    if (response.destroyed) return;
    if (index >= plan.cutAfter) return breakOff(response, plan, eventOf(token));
    if (index >= plan.stallAfter) return;
    if (index >= plan.failAfter) return response.end(sse(errorBody(500), errorEvent));
    await write(response, eventOf(token));
    if (plan.pauseMilliseconds > 0) await wait(plan.pauseMilliseconds, null, { ref: false });
  }
  for (const event of closing) await write(response, event);
  response.end();
}

async function breakOff(response, plan, event) {
  if (plan.endQuietly) return response.end();
  if (plan.cutMidEvent) await write(response, event.slice(0, event.length / 2));
  response.destroy();
}

async function write(response, text) {
  if (response.destroyed) return;
  if (response.write(text)) await immediate();
  else await Promise.race([once(response, "drain"), once(response, "close")]);
}
