import { AppError } from "@/lib/core/errors";

type End = (error: AppError) => void;

/** How to end each stream of this process that is under way. */
const ends = new Set<End>();

/** Registers a stream that is under way. Returns how to take it out. */
export function registerStream(end: End): () => void {
  ends.add(end);
  return () => ends.delete(end);
}

/** Ends all streams of this process with an error event, since the process is about to end. */
export function interruptStreams(): void {
  for (const end of ends) end(new AppError("UNAVAILABLE", { message: "The server is restarting" }));
}
