import { EventSourceParserStream } from "eventsource-parser/stream";
import { z } from "zod";

/** A refusal in the gateway's words. `status` is null for an error inside a stream. */
export type Refusal = { status: number | null; code: string | null; message: string };

const failure = z.object({ error: z.object({ message: z.string(), code: z.string().nullish() }) });
const words = z.object({ content: z.string().nullish() });
const answer = z.object({
  choices: z.array(z.object({ delta: words.optional(), message: words.optional() })),
});

/**
 * Reads the answer to a chat request, streamed or whole. Calls `onText` with each piece of its text. Returns
 * the refusal, or null for a complete answer.
 */
export async function readChat(response: Response, onText: (text: string) => void): Promise<Refusal | null> {
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream");
  if (!response.ok || !isStream || !response.body) {
    const value: unknown = await response.json().catch(() => null);
    return readValue(value, response.ok ? null : response.status, onText);
  }
  const events = response.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader();
  for (let next = await events.read(); !next.done; next = await events.read()) {
    if (next.value.data === "[DONE]") continue;
    const refusal = readValue(JSON.parse(next.value.data), null, onText);
    if (refusal) return refusal;
  }
  return null;
}

function readValue(value: unknown, status: number | null, onText: (text: string) => void): Refusal | null {
  const failed = failure.safeParse(value);
  if (failed.success) {
    const { message, code = null } = failed.data.error;
    return { status, code, message };
  }
  if (status !== null) return { status, code: null, message: "The answer could not be read" };
  const { data } = answer.safeParse(value);
  const text = data?.choices.map(({ delta, message }) => delta?.content ?? message?.content ?? "").join("");
  if (text) onText(text);
  return null;
}
