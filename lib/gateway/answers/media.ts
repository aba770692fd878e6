import { Readable } from "node:stream";
import { AppError } from "@/lib/core/errors/errors";
import { registerStream } from "./open-streams";
import { toUpstreamError } from "./provider-error";
import type { StreamEnd } from "./stream";

/** The types of media that an answer may have. A browser runs none of them. */
const MEDIA = /^(?:audio\/|video\/|text\/(?:plain|vtt|srt)\b|application\/(?:octet-stream|x-subrip)\b)/i;

/** Returns whether a content type is one of media or plain text. */
export const isMedia = (type: string): boolean => MEDIA.test(type);

type Options = {
  /** `performance.now()` when the call began. */
  startedAt: number;
  /** Maps an error of the body to one that `toUpstreamError` accepts. */
  toError: (error: unknown) => unknown;
  /** Called exactly once, at the end of the stream. */
  onEnd: (end: Pick<StreamEnd, "outcome" | "ttftMs" | "error">) => void;
};

/**
 * Forwards binary data as it arrives, at the reader's speed. When the provider breaks off, the connection to
 * the reader breaks too. When the reader disconnects, the call to the provider ends.
 */
export const passBytes = (source: Readable, options: Options): Readable => new BytePassage(source, options);

class BytePassage extends Readable {
  private ttftMs: number | null = null;
  private isOver = false;
  private readonly unregister = registerStream((error) => this.breakOff(error));

  constructor(
    private readonly source: Readable,
    private readonly options: Options,
  ) {
    super();
    // It may break before anybody reads.
    this.on("error", () => undefined);
    source
      .on("data", (piece: Buffer) => this.hand(piece))
      .on("end", () => this.end())
      .on("error", (error) => this.breakOff(options.toError(error)));
    if (source.errored) this.breakOff(options.toError(source.errored));
  }

  override _read(): void {
    this.source.resume();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.finish("aborted", null);
    this.source.destroy();
    done(error);
  }

  private hand(piece: Buffer): void {
    this.ttftMs ??= performance.now() - this.options.startedAt;
    if (!this.push(piece)) this.source.pause();
  }

  private end(): void {
    this.finish("complete", null);
    this.push(null);
  }

  private breakOff(error: unknown): void {
    const failure = toUpstreamError(error);
    if (failure instanceof AppError) this.finish("cut", failure);
    this.destroy(failure instanceof Error ? failure : undefined);
  }

  private finish(outcome: StreamEnd["outcome"], error: AppError | null): void {
    if (this.isOver) return;
    this.isOver = true;
    this.unregister();
    this.options.onEnd({ outcome, ttftMs: this.ttftMs, error });
  }
}
