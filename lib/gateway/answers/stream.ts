import { Readable } from "node:stream";
import { AppError } from "@/lib/core/errors/errors";
import { parseEvents } from "@/lib/gateway/dialects/read-events";
import type { StreamDialect, StreamSummary } from "@/lib/gateway/dialects/stream-dialect";
import { readToolFacts } from "./answer-facts";
import { EventArray } from "./event-array";
import { hideUsage } from "./hide-usage";
import { registerStream } from "./open-streams";
import { toUpstreamError } from "./provider-error";
import { StreamTap } from "./stream-tap";
import type { TokenUsage } from "./token-usage";

/** The largest event of a stream, in bytes. Images in events have some megabytes. */
const LARGEST_EVENT = 64 * 1024 * 1024;

export type StreamEnd = {
  /** `aborted`: the caller disconnected. `cut`: the provider broke off or reported an error. */
  outcome: "complete" | "aborted" | "cut";
  /** The usage that the provider reported, null when it reported none. */
  usage: TokenUsage | null;
  /** The milliseconds from `startedAt` to the first event, null when none came. */
  ttftMs: number | null;
  /** The estimated bytes of the answer's text, 0 for a complete stream with usage. */
  textBytes: number;
  /** What the tools that were called in the stream cost. */
  facts: ReturnType<typeof readToolFacts>;
  error: AppError | null;
};

export type StreamOptions = {
  dialect: StreamDialect;
  /** `performance.now()` when the call began. */
  startedAt: number;
  /** Whether to remove the event that only reports usage. */
  hidesUsage?: boolean;
  /** Whether to forward the data of the events as one JSON array. */
  asArray?: boolean;
  /** Maps an error of the body to one that `toUpstreamError` accepts. */
  toError?: (error: unknown) => unknown;
  /** Called once, with the first events. They are forwarded when its promise is settled. */
  onBegin?: (events: Buffer) => Promise<void> | undefined;
  /** Called exactly once, at the end of the stream. */
  onEnd(end: StreamEnd): void;
};

/**
 * Forwards a provider's events as they arrive. A stream that the provider cuts ends with an error event
 * instead of its end marker, so that no client treats it as complete. When the reader disconnects, the call
 * to the provider ends.
 */
export const passStream = (source: Readable, options: StreamOptions): Readable =>
  new Passage(source, options);

class Passage extends Readable {
  private readonly tap: StreamTap;
  private readonly array: EventArray | null;
  private bytes = 0;
  private ttftMs: number | null = null;
  private isOver = false;
  private hasEnd = false;
  private facts: StreamEnd["facts"] = {};
  private readonly unregister = registerStream((error) => this.interrupt(error));
  private failure: AppError | null = null;
  /** What waits for `onBegin`, null while nothing does. The end of the stream is null. */
  private held: (Buffer | string | null)[] | null = null;

  constructor(
    private readonly source: Readable,
    private readonly options: StreamOptions,
  ) {
    super();
    this.tap = new StreamTap(options.asArray);
    this.array = options.asArray ? new EventArray() : null;
    source
      .on("data", (piece: Buffer) => this.receive(piece))
      .on("end", () => this.end())
      .on("error", (error) => this.breakOff(error))
      .on("close", () => this.end());
    if (source.errored) this.breakOff(source.errored);
  }

  override _read(): void {
    this.source.resume();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    if (!this.isOver) {
      const summary = this.summarize();
      // Some clients disconnect right after they have read the end marker.
      this.finish(summary.isComplete ? "complete" : "aborted", summary);
    }
    this.source.destroy();
    done(error);
  }

  /**
   * Ends the stream with an error event after the events so far. An abort by the caller destroys the stream.
   */
  private breakOff(error: unknown): void {
    const failure = toUpstreamError(this.options.toError?.(error) ?? error);
    if (!(failure instanceof AppError)) this.destroy();
    this.failure ??= failure instanceof AppError ? failure : null;
    this.end();
  }

  /** Ends the stream with an error event, and ends the call to the provider. */
  private interrupt(error: AppError): void {
    this.failure ??= error;
    this.end();
    this.source.destroy();
  }

  /** Ends the stream once: with the rest of its bytes, or with an error event when it is incomplete. */
  private end(): void {
    if (this.isOver || this.destroyed) return;
    const summary = this.summarize();
    if (summary.isComplete && !summary.hasError) {
      this.hand(this.tap.rest());
      this.finish("complete", summary);
    } else {
      const error = summary.hasError ? new AppError("PROVIDER_ERROR") : (this.failure ?? endedEarly());
      // The client already has an error that the provider reported.
      const before = this.tap.isSplit ? "\n\n" : "";
      if (!summary.hasError) this.show(Buffer.from(before + this.options.dialect.formatError(error)));
      this.finish("cut", summary, error);
    }
    if (this.array) this.send(this.array.end());
    this.send(null);
  }

  private receive(piece: Buffer): void {
    const ready = this.tap.push(piece);
    if (this.tap.openBytes > LARGEST_EVENT) this.interrupt(tooLarge());
    this.hand(ready);
  }

  private hand(ready: Buffer): void {
    if (ready.length === 0 || this.isOver) return;
    if (this.ttftMs === null) this.begin(ready);
    this.ttftMs ??= performance.now() - this.options.startedAt;
    this.bytes += ready.length;
    this.hasEnd ||= this.options.dialect.includesEnd?.(ready) ?? false;
    this.noteItems(ready);
    this.show(this.options.hidesUsage ? hideUsage(ready) : ready);
  }

  private noteItems(ready: Buffer): void {
    const items = this.options.dialect.listItems?.(ready) ?? [];
    if (items.length === 0) return;
    const { webSearches = 0, ...others } = readToolFacts(items);
    const searches = webSearches + (this.facts.webSearches ?? 0);
    this.facts = { ...this.facts, ...others, ...(searches > 0 && { webSearches: searches }) };
  }

  private show(events: Buffer): void {
    const shown = this.array ? this.array.push(events) : events;
    if (shown.length > 0) this.send(shown);
  }

  /** Holds the events back until `onBegin` is done. */
  private begin(ready: Buffer): void {
    const begun = this.options.onBegin?.(ready);
    if (!begun) return;
    this.held = [];
    void begun.finally(() => {
      const held = this.held ?? [];
      this.held = null;
      for (const bytes of held) this.send(bytes);
    });
  }

  private send(bytes: Buffer | string | null): void {
    if (this.destroyed) return;
    if (this.held) this.held.push(bytes);
    else if (this.push(bytes)) return;
    this.source.pause();
  }

  private summarize(): StreamSummary {
    const summary = this.options.dialect.summarize(this.tap.head(), this.tap.tail());
    return { ...summary, isComplete: summary.isComplete || (this.hasEnd && !this.tap.isSplit) };
  }

  /** Returns the share of the stream's bytes that is text of the answer, from 0 to 1, by its last bytes. */
  private measureTextShare(): number {
    const tail = this.tap.tail();
    const texts = parseEvents(tail).map(this.options.dialect.findText);
    return tail.length === 0 ? 0 : Buffer.byteLength(texts.join("")) / tail.length;
  }

  private finish(
    outcome: StreamEnd["outcome"],
    { usage }: StreamSummary,
    error: AppError | null = null,
  ): void {
    this.isOver = true;
    this.unregister();
    const { bytes, ttftMs, facts } = this;
    // Until its end, a stream may report less output than it had.
    const isReported = usage !== null && outcome === "complete";
    const textBytes = isReported ? 0 : Math.round(bytes * this.measureTextShare());
    this.options.onEnd({ outcome, usage, ttftMs, textBytes, facts, error });
  }
}

const tooLarge = () =>
  new AppError("UPSTREAM_ERROR", { message: "The provider sent an event that is too large" });

const endedEarly = () =>
  new AppError("UPSTREAM_ERROR", { message: "The provider ended the stream too early" });
