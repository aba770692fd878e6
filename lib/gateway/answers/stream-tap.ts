import { joinBuffers } from "@/lib/net/join-buffers";
import { findEndOfLastEvent } from "./events";

const HEAD_BYTES = 16 * 1024;
const TAIL_BYTES = 32 * 1024;
const LARGEST_EVENT = 1024 * 1024;
const NOTHING = Buffer.alloc(0);

/**
 * Splits a stream of server-sent events after complete events, so that an interrupted stream never ends with
 * half an event. An event above 1 MiB passes in pieces, unless `keepsWhole` is set. Only the first and last bytes
 * of the stream are kept.
 */
export class StreamTap {
  private readonly heads: Buffer[] = [];
  private readonly tails: Buffer[] = [];
  private headBytes = 0;
  private tailBytes = 0;
  private pending: Buffer[] = [];
  private pendingBytes = 0;
  private edge: Buffer = NOTHING;
  /** The bytes so far of the event that is not complete. */
  openBytes = 0;

  constructor(private readonly keepsWhole = false) {}

  /** Returns whether a part of the event that is not complete was passed on. */
  get isSplit(): boolean {
    return this.openBytes > this.pendingBytes;
  }

  /**
   * Takes a chunk. Returns the bytes of all complete events with the chunks that waited for them, empty when
   * there are none.
   */
  push(bytes: Buffer): Buffer {
    this.remember(bytes);
    const seam = this.edge.length > 0 ? Buffer.concat([this.edge, bytes]) : bytes;
    const passesPiece = !this.keepsWhole && this.pendingBytes > LARGEST_EVENT;
    const endOfEvent = findEndOfLastEvent(seam) - this.edge.length;
    this.openBytes = endOfEvent > 0 ? bytes.length - endOfEvent : this.openBytes + bytes.length;
    const end = passesPiece ? bytes.length : endOfEvent;
    if (end <= 0) {
      this.edge = seam.subarray(-2);
      this.wait(bytes);
      return NOTHING;
    }
    const head = bytes.subarray(0, end);
    const ready = this.pending.length === 0 ? head : Buffer.concat([...this.pending, head]);
    this.pending = [];
    this.pendingBytes = 0;
    this.wait(bytes.subarray(end));
    this.edge = bytes.subarray(end).subarray(-2);
    return ready;
  }

  /** Returns the bytes that still wait for the end of their event. */
  rest(): Buffer {
    return joinBuffers(this.pending);
  }

  /** Returns the first bytes of the stream, without those in the tail. */
  head(): Buffer {
    return joinBuffers(this.heads);
  }

  /** Returns the last bytes of the stream. */
  tail(): Buffer {
    return joinBuffers(this.tails);
  }

  private wait(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.pending.push(bytes);
    this.pendingBytes += bytes.length;
  }

  private remember(bytes: Buffer): void {
    this.tails.push(bytes);
    this.tailBytes += bytes.length;
    while (this.tails[0] && this.tailBytes - this.tails[0].length >= TAIL_BYTES) {
      const oldest = this.tails.shift() ?? NOTHING;
      this.tailBytes -= oldest.length;
      if (this.headBytes < HEAD_BYTES) this.heads.push(oldest);
      this.headBytes += oldest.length;
    }
  }
}
