import { pipeline, type Readable, Transform } from "node:stream";
import { createDecoder, parseCoding } from "@/lib/net/content-encoding";
import { joinBuffers } from "@/lib/net/join-buffers";
import { outboundError, toOutboundError } from "@/lib/net/outbound-error";
import { peekStream } from "@/lib/net/peek-stream";

const WHOLE_BODY_MAX = 25 * 1024 * 1024;

/**
 * The answer to an outbound call. Its decoded body can be read once: whole with `bytes`, or in parts with
 * `stream`.
 */
export class OutboundResponse {
  constructor(
    readonly status: number,
    private readonly headers: Readonly<Record<string, string | string[] | undefined>>,
    private readonly body: Readable,
    private readonly signal?: AbortSignal,
    private readonly maxBytes?: number,
  ) {}

  /**
   * Returns a header by its lower-case name, null when it is missing. Repeated headers are joined by commas.
   */
  header(name: string): string | null {
    const value = this.headers[name];
    return Array.isArray(value) ? value.join(", ") : (value ?? null);
  }

  /**
   * Reads the whole body, up to `most` bytes. `keep` is called with the size of each part kept in memory.
   * @throws OutboundError when the body is broken or too large.
   * @throws the signal's reason when the caller aborts.
   */
  async bytes(most = this.maxBytes ?? WHOLE_BODY_MAX, keep?: (bytes: number) => void): Promise<Buffer> {
    const pieces: Buffer[] = [];
    let size = 0;
    try {
      if (Number(this.header("content-length")) > most) throw outboundError("too_large");
      await readPieces(await this.decoded(), (piece) => {
        size += piece.length;
        if (size > most) throw outboundError("too_large");
        keep?.(piece.length);
        pieces.push(piece);
      });
    } catch (error) {
      this.discard();
      throw this.toError(error);
    }
    return joinBuffers(pieces);
  }

  /** Reads the first `most` bytes of the body and discards the rest. A broken body returns what was read. */
  async beginning(most: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    let size = 0;
    try {
      for await (const piece of (await this.decoded()) as AsyncIterable<Buffer>) {
        pieces.push(piece);
        size += piece.length;
        if (size >= most) break;
      }
    } catch (error) {
      const failure = this.toError(error);
      if (!(failure instanceof Error && failure.name === "OutboundError")) throw failure;
    }
    this.discard();
    return Buffer.concat(pieces).subarray(0, most);
  }

  /** Returns the body as a stream. Pass its errors to `toError`. Destroying it closes the connection. */
  async stream(): Promise<Readable> {
    const body = await this.decoded();
    return this.maxBytes === undefined ? body : pipeline(body, limit(this.maxBytes), () => undefined);
  }

  /** Returns the first part of the body without consuming it, null for an empty body. */
  async peek(): Promise<Buffer | null> {
    try {
      return await peekStream(await this.decoded());
    } catch (error) {
      throw this.toError(error);
    }
  }

  /** Returns an error of the body as an OutboundError. Aborts by the caller stay unchanged. */
  readonly toError = (error: unknown): unknown => toOutboundError(error, this.signal);

  /** Discards the body and closes its connection. */
  discard(): void {
    this.body.destroy();
  }

  private decoding: Promise<Readable> | null = null;

  private decoded(): Promise<Readable> {
    this.decoding ??= this.decode();
    return this.decoding;
  }

  private async decode(): Promise<Readable> {
    const coding = parseCoding(this.header("content-encoding"));
    if (coding === null) return this.body;
    if (coding === "unknown") throw outboundError("encoding");
    const first = await peekStream(this.body);
    if (first === null) return this.body;
    return pipeline(this.body, createDecoder(coding, first), () => undefined);
  }
}

/**
 * Reads a stream to its end.
 * @throws the error of the stream, or of `take`.
 */
function readPieces(stream: Readable, take: (piece: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.on("data", (piece: Buffer) => {
      try {
        take(piece);
      } catch (error) {
        reject(error);
      }
    });
    stream.on("end", resolve).on("error", reject);
    stream.on("close", () => stream.readableEnded || reject(stream.errored ?? outboundError("broken")));
    if (stream.errored) reject(stream.errored);
    else if (stream.readableEnded) resolve();
  });
}

function limit(maxBytes: number): Transform {
  let size = 0;
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      size += piece.length;
      if (size > maxBytes) done(outboundError("too_large"));
      else done(null, piece);
    },
  });
}
