import type { Readable } from "node:stream";
import { outboundError, toOutboundError } from "@/lib/net/outbound-error";

const WHOLE_BODY_MAX = 25 * 1024 * 1024;

/** An answer from outside. Its body is read once: whole with `bytes`, or piece by piece with `stream`. */
export class OutboundResponse {
  constructor(
    readonly status: number,
    private readonly headers: Readonly<Record<string, string | string[] | undefined>>,
    private readonly body: Readable,
    private readonly signal: AbortSignal | undefined,
    private readonly maxBytes: number | undefined,
  ) {
    body.on("error", () => undefined);
  }

  /** A header by its lower-case name; several of one name are joined by commas. */
  header(name: string): string | null {
    const value = this.headers[name];
    return Array.isArray(value) ? value.join(", ") : (value ?? null);
  }

  /** The whole body, up to `most` bytes. Throws OutboundError, or the signal's reason. */
  async bytes(most = this.maxBytes ?? WHOLE_BODY_MAX): Promise<Buffer> {
    const pieces: Buffer[] = [];
    let size = 0;
    try {
      if (Number(this.header("content-length")) > most) throw outboundError("too_large");
      for await (const piece of this.body as AsyncIterable<Buffer>) {
        size += piece.length;
        if (size > most) throw outboundError("too_large");
        pieces.push(piece);
      }
    } catch (error) {
      this.discard();
      throw toOutboundError(error, this.signal);
    }
    return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
  }

  /** The body as it arrives; it errors as `bytes` throws. Cancelling it ends the connection. */
  stream(): ReadableStream<Uint8Array> {
    const { body, signal, maxBytes = Number.POSITIVE_INFINITY } = this;
    let size = 0;
    const start = (controller: ReadableStreamDefaultController<Uint8Array>) => {
      body.on("data", (piece: Buffer) => {
        size += piece.length;
        if (size > maxBytes) return body.destroy(outboundError("too_large"));
        controller.enqueue(piece);
        if ((controller.desiredSize ?? 0) <= 0) body.pause();
      });
      body.on("end", () => controller.close());
      body.on("error", (error) => {
        body.removeAllListeners("data");
        controller.error(toOutboundError(error, signal));
      });
      body.pause();
    };
    const pull = () => {
      body.resume();
    };
    return new ReadableStream<Uint8Array>({ start, pull, cancel: () => this.discard() });
  }

  /** Drops the body and its connection. */
  discard(): void {
    this.body.removeAllListeners("data");
    this.body.destroy();
  }
}
