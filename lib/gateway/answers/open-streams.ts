import { AppError } from "@/lib/core/errors/errors";

type End = (error: AppError) => void;

/** The functions that end the open streams of this process. */
const ends = new Set<End>();

/** Registers an open stream. Returns a function that unregisters it. */
export function registerStream(end: End): () => void {
  ends.add(end);
  return () => ends.delete(end);
}

/** Returns the number of open streams. */
export const countOpenStreams = (): number => ends.size;

/** Ends all streams of this process with an error event, because the process is shutting down. */
export function interruptStreams(): void {
  for (const end of ends) end(new AppError("UNAVAILABLE", { message: "The server is restarting" }));
}
