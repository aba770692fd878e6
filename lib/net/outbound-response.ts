import { pipeline, type Readable, Transform } from "node:stream";
import { createDecoder, parseCoding } from "@/lib/net/content-encoding";
import { outboundError, toOutboundError } from "@/lib/net/outbound-error";
import { peekStream } from "@/lib/net/peek-stream";

const WHOLE_BODY_MAX = 25 * 1024 * 1024;

/** An answer from outside. Its body is read once, decoded: whole with `bytes`, or piece by piece with `stream`. */
export class OutboundResponse {
  constructor(
    readonly status: number,
    private readonly headers: Readonly<Record<string, string | string[] | undefined>>,
    private readonly body: Readable,
    private readonly signal?: AbortSignal,
    private readonly maxBytes?: number,
  ) {
    body.on("error", () => undefined);
  }

  /** Returns a header by its lower-case name; several of one name are joined by commas. */
  header(name: string): string | null {
    const value = this.headers[name];
    return Array.isArray(value) ? value.join(", ") : (value ?? null);
  }

  /**
   * Reads the whole body, up to `most` bytes. `keep` is told of each piece that is kept in memory.
   * @throws OutboundError when it breaks or is too large; the signal's reason when the caller aborts.
   */
  async bytes(most = this.maxBytes ?? WHOLE_BODY_MAX, keep?: (bytes: number) => void): Promise<Buffer> {
    const pieces: Buffer[] = [];
    let size = 0;
    try {
      if (Number(this.header("content-length")) > most) throw outboundError("too_large");
      for await (const piece of (await this.decoded()) as AsyncIterable<Buffer>) {
        size += piece.length;
        if (size > most) throw outboundError("too_large");
        keep?.(piece.length);
        pieces.push(piece);
      }
    } catch (error) {
      this.discard();
      throw this.toError(error);
    }
    return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
  }

  /** Reads the beginning of the body, up to `most` bytes, and drops the rest. */
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

  /** Returns the body as it arrives. Its errors are to be read by `toError`. Destroying it ends the connection. */
  async stream(): Promise<Readable> {
    const body = await this.decoded();
    return this.maxBytes === undefined ? body : pipeline(body, limit(this.maxBytes), () => undefined);
  }

  /** Returns the first piece of the body, which is read again afterwards; null for an empty body. */
  async peek(): Promise<Buffer | null> {
    try {
      return await peekStream(await this.decoded());
    } catch (error) {
      throw this.toError(error);
    }
  }

  /** Returns an error of the body as an OutboundError; an abort by the caller stays what it is. */
  readonly toError = (error: unknown): unknown => toOutboundError(error, this.signal);

  /** Drops the body and its connection. */
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
