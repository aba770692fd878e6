import { AppError } from "@/lib/core/errors";
import { hideUsage } from "@/lib/gateway/hide-usage";
import { upstreamError } from "@/lib/gateway/provider-error";
import { type StreamDialect, StreamTap } from "@/lib/gateway/stream-tap";
import type { TokenUsage } from "@/lib/gateway/token-usage";

export type StreamEnd = {
  /** `aborted`: our caller went away. `cut`: the provider broke off, and the caller was told. */
  outcome: "complete" | "aborted" | "cut";
  /** What the provider has reported up to the end. */
  usage: TokenUsage | null;
  /** Milliseconds from `startedAt` to the first event; null when none came. */
  ttftMs: number | null;
  /** Bytes of events that were handed on, from which unreported usage can be estimated. */
  bytes: number;
  error: AppError | null;
};

export type StreamOptions = {
  dialect: StreamDialect;
  /** `performance.now()` when the call began. */
  startedAt: number;
  /** Aborts when our caller goes away. */
  signal?: AbortSignal;
  /** Leave out the event that only reports usage. */
  hidesUsage?: boolean;
  /** Called exactly once, however the stream ends. */
  onEnd(end: StreamEnd): void;
};

/**
 * Passes a provider's events on as they come. A stream that the provider cuts ends with an error event and without
 * its terminator, so that no client takes it for complete. A caller that goes away ends the call to the provider.
 */
export function passStream(
  body: ReadableStream<Uint8Array>,
  options: StreamOptions,
): ReadableStream<Uint8Array> {
  const passage = new Passage(body.getReader(), options);
  return new ReadableStream<Uint8Array>(
    { pull: (controller) => passage.pull(controller), cancel: () => passage.abandon() },
    { highWaterMark: 0 },
  );
}

type Controller = ReadableStreamDefaultController<Uint8Array>;

class Passage {
  private readonly tap: StreamTap;
  private bytes = 0;
  private ttftMs: number | null = null;
  private isOver = false;

  constructor(
    private readonly reader: ReadableStreamDefaultReader<Uint8Array>,
    private readonly options: StreamOptions,
  ) {
    this.tap = new StreamTap(options.dialect);
    options.signal?.addEventListener("abort", this.abandon, { once: true });
    if (options.signal?.aborted) this.abandon();
  }

  readonly abandon = (): void => {
    this.finish("aborted");
    this.reader.cancel().catch(() => undefined);
  };

  async pull(controller: Controller): Promise<void> {
    for (;;) {
      const piece = await this.nextPiece();
      if (this.isOver) return controller.error(this.options.signal?.reason);
      if (piece instanceof AppError) return this.end(controller, piece);
      if (piece === null) return this.end(controller, this.tap.isComplete() ? null : endedEarly());
      if (this.hand(controller, this.tap.push(piece))) return;
    }
  }

  /** The next piece, null at the end, or the error with which the provider broke off. */
  private async nextPiece(): Promise<Uint8Array | AppError | null> {
    try {
      const { done, value } = await this.reader.read();
      return done ? null : value;
    } catch (error) {
      const failure = upstreamError(error);
      if (failure instanceof AppError) return failure;
      this.finish("cut");
      throw error;
    }
  }

  private hand(controller: Controller, ready: Buffer): boolean {
    if (ready.length === 0) return false;
    this.ttftMs ??= performance.now() - this.options.startedAt;
    this.bytes += ready.length;
    const shown = this.options.hidesUsage ? hideUsage(ready) : ready;
    if (shown.length > 0) controller.enqueue(shown);
    return shown.length > 0;
  }

  private end(controller: Controller, failure: AppError | null): void {
    if (failure) controller.enqueue(errorEvent(this.options.dialect, failure));
    else this.hand(controller, this.tap.rest());
    controller.close();
    this.finish(failure ? "cut" : "complete", failure);
  }

  private finish(outcome: StreamEnd["outcome"], error: AppError | null = null): void {
    if (this.isOver) return;
    this.isOver = true;
    const { signal, onEnd } = this.options;
    signal?.removeEventListener("abort", this.abandon);
    onEnd({ outcome, usage: this.tap.usage(), ttftMs: this.ttftMs, bytes: this.bytes, error });
  }
}

/** The event that tells a client of an error inside a stream. */
export function errorEvent(dialect: StreamDialect, error: AppError): Uint8Array {
  const { code, message, type, reason, param } = error;
  const body = { error: { code, message, type, reason, param } };
  const event = dialect === "openai" ? body : { type: "error", ...body };
  const name = dialect === "openai" ? "" : "event: error\n";
  return Buffer.from(`${name}data: ${JSON.stringify(event)}\n\n`);
}

const endedEarly = () =>
  new AppError("UPSTREAM_ERROR", { message: "The provider ended the stream too early" });
