import { parseJson } from "@/lib/gateway/parse-json";
import { findRawUsage, type TokenUsage, tokenUsage } from "@/lib/gateway/token-usage";

/** Whose events a stream speaks: they differ in how they end and where they report usage. */
export type StreamDialect = "openai" | "anthropic";

const HEAD_BYTES = 16 * 1024;
const TAIL_BYTES = 32 * 1024;
const LARGEST_EVENT = 4 * 1024 * 1024;
const TERMINATORS = {
  openai: /^data: ?\[DONE\]\s*$/m,
  anthropic: /^(event: ?message_stop\s*$|data: ?\{"type": ?"message_stop")/m,
};
const NOTHING = Buffer.alloc(0);

/**
 * Watches a stream of server-sent events go by: hands on whole events only, so that a break never leaves half an
 * event with the reader, and remembers no more than its head and tail, from which it reads end and usage.
 */
export class StreamTap {
  private readonly head: Buffer[] = [];
  private readonly tail: Buffer[] = [];
  private headBytes = 0;
  private tailBytes = 0;
  private pending: Buffer[] = [];
  private pendingBytes = 0;
  private edge: Buffer = NOTHING;

  constructor(private readonly dialect: StreamDialect) {}

  /** Takes a piece and gives back what may be handed on: the whole events, together with what waited for them. */
  push(piece: Uint8Array): Buffer {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    this.remember(bytes);
    const seam = this.edge.length > 0 ? Buffer.concat([this.edge, bytes]) : bytes;
    const isTooLarge = this.pendingBytes > LARGEST_EVENT;
    const end = isTooLarge ? bytes.length : endOfLastEvent(seam) - this.edge.length;
    if (end <= 0) {
      this.edge = seam.subarray(-3);
      this.wait(bytes);
      return NOTHING;
    }
    const ready = Buffer.concat([...this.pending, bytes.subarray(0, end)]);
    this.pending = [];
    this.pendingBytes = 0;
    this.wait(bytes.subarray(end));
    this.edge = bytes.subarray(end).subarray(-3);
    return ready;
  }

  /** What still waits for the end of its event. */
  rest(): Buffer {
    return Buffer.concat(this.pending);
  }

  /** Whether the stream has said that it is complete. */
  isComplete(): boolean {
    return TERMINATORS[this.dialect].test(this.tailText());
  }

  /** The usage that the stream has reported so far; null when none. */
  usage(): TokenUsage | null {
    const last = lastUsage(this.tailText());
    if (this.dialect === "openai") return tokenUsage(last);
    return tokenUsage({ ...firstUsage(Buffer.concat(this.head).toString("utf8")), ...last });
  }

  private wait(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.pending.push(bytes);
    this.pendingBytes += bytes.length;
  }

  private remember(bytes: Buffer): void {
    if (this.dialect === "anthropic" && this.headBytes < HEAD_BYTES) this.head.push(bytes);
    this.headBytes += bytes.length;
    this.tail.push(bytes);
    this.tailBytes += bytes.length;
    while (this.tail[0] && this.tailBytes - this.tail[0].length >= TAIL_BYTES) {
      this.tailBytes -= this.tail[0].length;
      this.tail.shift();
    }
  }

  private tailText(): string {
    return Buffer.concat(this.tail).toString("utf8");
  }
}

/** Where the last whole event ends: after a blank line, whatever the line ends are. */
function endOfLastEvent(bytes: Buffer): number {
  const plain = bytes.lastIndexOf("\n\n");
  const carriage = bytes.lastIndexOf("\r\n\r\n");
  return Math.max(plain < 0 ? 0 : plain + 2, carriage < 0 ? 0 : carriage + 4);
}

function firstUsage(text: string): object | null {
  return listUsages(text.split("\n")).next().value ?? null;
}

function lastUsage(text: string): object | null {
  return listUsages(text.split("\n").reverse()).next().value ?? null;
}

function* listUsages(lines: string[]): Generator<object> {
  for (const line of lines) {
    if (!line.startsWith("data:") || !line.includes('"usage"')) continue;
    const usage = findRawUsage(parseJson(line.slice("data:".length)));
    if (usage) yield usage;
  }
}
