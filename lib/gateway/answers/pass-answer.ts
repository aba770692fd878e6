import type { CallServices } from "@/lib/access/call";
import { AppError } from "@/lib/core/errors/errors";
import { getProperty, parseFirstEvent } from "@/lib/gateway/dialects/read-events";
import type { Family } from "@/lib/gateway/family";
import { BYTES_A_TOKEN, estimateUsage, withUnits } from "@/lib/gateway/hold/count-input";
import type { RequestBody } from "@/lib/gateway/request/read-body";
import { settleAttempt } from "@/lib/gateway/settlement";
import type { ReservedCall } from "@/lib/gateway/stages";
import { readAnswer, type Upstream } from "@/lib/gateway/upstream";
import { createResponse } from "@/lib/net/known-body";
import { toAnswerHeaders } from "./answer-headers";
import { isMedia, passBytes } from "./media";
import { findErrorInAnswer } from "./provider-error";
import { passStream, type StreamEnd, type StreamOptions } from "./stream";
import type { TokenUsage } from "./token-usage";

/** The request that is answered, and its endpoint family. */
type Answered = { body: RequestBody; family: Family };

type AnswerOptions = {
  /** Processes a whole answer, or that in the first event of a stream, before the caller gets it. */
  onAnswer?: (answer: object) => Promise<void>;
};

/**
 * Forwards a JSON answer unchanged, and settles the attempt.
 * @throws PROVIDER_ERROR when the answer contains an error.
 * @throws UPSTREAM_ERROR or UPSTREAM_TIMEOUT when the answer breaks off or is not JSON.
 */
export async function passWhole(
  services: CallServices,
  call: ReservedCall,
  upstream: Upstream,
  { body, family, onAnswer }: Answered & AnswerOptions,
): Promise<Response> {
  const lease = services.memory.lease();
  try {
    const { bytes, value } = await readAnswer(upstream, lease.add);
    const error = findErrorInAnswer(value, Object.values(call.credential.secrets));
    if (error) throw error;
    await onAnswer?.(value);
    const usage = isCounted(call) ? withUnits(family, body, family.parseUsage(value)) : null;
    const { status, headers } = upstream;
    const { costNanos } = settleAttempt(services, call, { status, outcome: "complete", usage });
    return createResponse(bytes, { status, headers: toAnswerHeaders(call, headers, costNanos) });
  } finally {
    lease.release();
  }
}

/**
 * Forwards an answer of text or binary data as it arrives, and settles the attempt when it ends.
 * @throws UPSTREAM_ERROR when the answer is of another type.
 */
export async function passMedia(
  services: CallServices,
  call: ReservedCall,
  { status, headers, response }: Upstream,
  { body, family }: Answered,
): Promise<Response> {
  if (!isMedia(headers["content-type"] ?? "")) {
    response.discard();
    throw new AppError("UPSTREAM_ERROR", { message: "The provider failed: its answer has an unknown type" });
  }
  const onEnd = ({ outcome, ttftMs, error }: Pick<StreamEnd, "outcome" | "ttftMs" | "error">) =>
    settleAttempt(services, call, {
      ...{ status, outcome, stream: true, code: error?.code, ttftMs: ttftMs && Math.round(ttftMs) },
      usage: withUnits(family, body, null),
    });
  const { startedAt } = call.arrival;
  const stream = passBytes(await response.stream(), { startedAt, toError: response.toError, onEnd });
  return createResponse(stream, { status, headers: toAnswerHeaders(call, headers) });
}

/** Forwards a stream of events, and settles the attempt when it ends. */
export async function passEvents(
  services: CallServices,
  call: ReservedCall,
  { status, headers, response }: Upstream,
  { body, family }: Answered,
  { onAnswer, ...options }: Pick<StreamOptions, "hidesUsage" | "asArray"> & AnswerOptions,
): Promise<Response> {
  const onBegin =
    onAnswer &&
    ((ready: Buffer) => {
      const answer = getProperty(parseFirstEvent(ready), "response");
      return typeof answer === "object" && answer !== null ? onAnswer(answer) : undefined;
    });
  const onEnd = (end: StreamEnd) => {
    const { outcome, ttftMs, error } = end;
    settleAttempt(services, call, {
      status,
      outcome,
      stream: true,
      code: error?.code,
      ttftMs: ttftMs === null ? null : Math.round(ttftMs),
      usage: isCounted(call) ? withUnits(family, body, toStreamUsage(body, end)) : null,
    });
  };
  const { startedAt } = call.arrival;
  const events = await response.stream();
  const { dialect } = family;
  const stream = passStream(events, {
    dialect,
    startedAt,
    toError: response.toError,
    onBegin,
    onEnd,
    ...options,
  });
  const type = options.asArray && { "content-type": "application/json; charset=utf-8" };
  return createResponse(stream, { status, headers: toAnswerHeaders(call, { ...headers, ...type }) });
}

/** Returns whether the tokens of a call count. A request that costs nothing may repeat those of an earlier one. */
const isCounted = ({ metering }: ReservedCall) => metering !== "requests";

/**
 * Returns the usage of a stream. Tokens that the provider did not report are estimated, from the request and the
 * bytes of the text. The tokens of an uploaded file are not estimated.
 */
function toStreamUsage(body: RequestBody, { usage, textBytes, facts }: StreamEnd): TokenUsage | null {
  if (body.type === "form") return usage;
  const known = usage ?? estimateUsage(body);
  const outputTokens = Math.max(known.outputTokens, Math.ceil(textBytes / BYTES_A_TOKEN));
  return { ...known, ...facts, outputTokens };
}
