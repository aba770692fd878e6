import { Readable } from "node:stream";
import { type Dispatcher, errors } from "undici";
import { joinBuffers } from "@/lib/net/join-buffers";

/**
 * The body of an answer. The parts that arrive in one packet are read as one. Destroying it before its end
 * closes the connection.
 */
export class OutboundBody extends Readable {
  private parts: Buffer[] = [];
  private isComplete = false;

  constructor(private readonly controller: Dispatcher.DispatchController) {
    super();
    // The connection may break before anybody reads.
    this.on("error", () => undefined);
  }

  /** Adds a part. It can be read at the end of the tick. */
  add(part: Buffer): void {
    if (this.parts.push(part) === 1) queueMicrotask(() => this.flush());
  }

  /** Ends the body after its parts. */
  complete(): void {
    this.isComplete = true;
    this.flush();
    this.push(null);
  }

  /** Breaks the body off after its parts. */
  fail(error: Error): void {
    this.flush();
    this.destroy(error);
  }

  override _read(): void {
    if (this.controller.paused) this.controller.resume();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    if (!this.isComplete) this.controller.abort(error ?? new errors.RequestAbortedError());
    done(error);
  }

  private flush(): void {
    const { parts } = this;
    if (parts.length === 0 || this.destroyed) return;
    this.parts = [];
    if (!this.push(joinBuffers(parts))) this.controller.pause();
  }
}
