import type { ServerResponse } from "node:http";
import { parseStreamPlan, sendJson } from "./behaviours";
import type { RequestBody } from "./request-body";
import { sendStream, toSse } from "./stream";
import { splitTokens } from "./text";

const CREATED = 1_760_000_000;
const IMAGE_TOKENS = 272;
const BYTES_A_SECOND = 16_000;
const BYTES_A_WORD = 4_096;
/** A PNG image of one pixel. */
const PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const TRANSCRIPT = "This is what the recording is made to say.";

/** Answers `POST /images/generations`. */
export async function sendImages(response: ServerResponse, body: RequestBody): Promise<void> {
  const count = body.n ?? 1;
  const usage = toUsage(splitTokens(String(body.prompt ?? "")).length, count * IMAGE_TOKENS);
  const image = { b64_json: PIXEL };
  if (body.stream !== true) {
    const data = Array.from({ length: count }, () => image);
    return sendJson(response, 200, { created: CREATED, data, usage });
  }
  const event = (type: string, fields: object) => toSse({ type, ...image, ...fields }, type);
  await sendStream(response, parseStreamPlan(body.model), {
    opening: [],
    tokens: ["0", "1"],
    toEvent: (index) => event("image_generation.partial_image", { partial_image_index: Number(index) }),
    closing: () => [event("image_generation.completed", { usage })],
    errorEvent: "error",
  });
}

/** Answers `POST /audio/speech` with bytes in proportion to the words, or with events. */
export async function sendSpeech(response: ServerResponse, body: RequestBody): Promise<void> {
  const plan = parseStreamPlan(body.model);
  const words = splitTokens(String(body.input ?? ""));
  const tokens = plan.words === null ? words : Array.from({ length: plan.words }, () => "word");
  const audio = Buffer.alloc(BYTES_A_WORD, 0xff).toString("latin1");
  if (body.stream_format === "sse") {
    const type = "speech.audio.done";
    return sendStream(response, plan, {
      opening: [],
      tokens,
      toEvent: () => toSse({ type: "speech.audio.delta", audio: "/////w==" }, "speech.audio.delta"),
      closing: () => [toSse({ type, usage: toUsage(tokens.length, tokens.length * 20) }, type)],
      errorEvent: "error",
    });
  }
  return sendStream(response, plan, {
    contentType: "audio/mpeg",
    ...{ opening: [], tokens, toEvent: () => audio, closing: () => [] },
  });
}

/** Answers `POST /audio/transcriptions` and `/audio/translations`. */
export async function sendTranscript(response: ServerResponse, form: FormData): Promise<void> {
  const file = form.get("file");
  const size = file instanceof Blob ? file.size : 0;
  const model = String(form.get("model"));
  const seconds = Math.ceil(size / BYTES_A_SECOND);
  const tokens = splitTokens(TRANSCRIPT);
  const usage = model.startsWith("whisper")
    ? { type: "duration", seconds }
    : { type: "tokens", ...toUsage(seconds * 10, tokens.length) };
  const format = form.get("response_format") ?? "json";
  if (form.get("stream") === "true") {
    const done = { type: "transcript.text.done", text: TRANSCRIPT, usage };
    return sendStream(response, parseStreamPlan(model), {
      opening: [],
      tokens,
      toEvent: (delta) => toSse({ type: "transcript.text.delta", delta }, "transcript.text.delta"),
      closing: () => [toSse(done, done.type)],
      errorEvent: "error",
    });
  }
  if (format !== "json" && format !== "verbose_json") {
    const cue = `1\n00:00:00,000 --> 00:00:0${Math.min(seconds, 9)},000\n${TRANSCRIPT}\n`;
    response.writeHead(200, { "content-type": format === "vtt" ? "text/vtt" : "text/plain; charset=utf-8" });
    response.end(format === "text" ? `${TRANSCRIPT}\n` : cue);
    return;
  }
  const verbose = format === "verbose_json" && { task: "transcribe", language: "english", duration: seconds };
  sendJson(response, 200, { text: TRANSCRIPT, ...verbose, usage });
}

const toUsage = (input_tokens: number, output_tokens: number) => ({
  ...{ input_tokens, output_tokens, total_tokens: input_tokens + output_tokens },
});
