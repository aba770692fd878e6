import type { AppError } from "@/lib/core/errors/errors";
import type { TokenUsage } from "@/lib/gateway/answers/token-usage";

/** The facts that the beginning and the end of a stream contain. */
export type StreamSummary = {
  /** Whether the stream reports that it is complete. */
  isComplete: boolean;
  /** Whether the provider reported an error in the stream. */
  hasError: boolean;
  /** The reported usage, null when there is none. */
  usage: TokenUsage | null;
};

/** The event format of a stream. The formats differ in the end of a stream, its text, usage and errors. */
export type StreamDialect = {
  /** Summarizes a stream from its first and last bytes. */
  summarize: (head: Buffer, tail: Buffer) => StreamSummary;
  /** Returns whether events include the last one, for dialects whose last event may be large. */
  includesEnd?: (events: Buffer) => boolean;
  /** Lists the whole items of a response in events, for dialects that have such. */
  listItems?: (events: Buffer) => unknown[];
  /** Returns the text that an event adds to the answer. */
  findText: (event: unknown) => string;
  /** Formats the event that ends a stream with an error. */
  formatError: (error: AppError) => string;
};

/** Returns the fields of an error that an error event contains. */
export const toEventError = ({ code, message, type, reason, param }: AppError) => ({
  error: { code, message, type, reason, param },
});
