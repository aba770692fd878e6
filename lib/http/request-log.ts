import type { LogFacts, Logger } from "@/lib/core/log";

type Answer = Pick<LogFacts, "status" | "code"> & {
  /** Whether the answer is a stream, whose usage record is written when it ends. */
  isStream?: boolean;
};

/**
 * Writes one log line for a request, with the facts of its usage record: when it is answered, or when its stream has
 * ended.
 */
export function createRequestLog(log: Logger, facts: LogFacts, startedAt: number) {
  let known = facts;
  let isRecorded = false;
  let isOpen = false;
  const write = () => {
    isOpen = false;
    log.info("request", { ...known, durationMs: Math.round(performance.now() - startedAt) });
  };
  return {
    /** Adds the facts of the usage record. */
    record: (recorded: LogFacts) => {
      known = { ...known, ...recorded };
      isRecorded = true;
      if (isOpen) write();
    },
    /** Adds the answer. */
    answer: ({ isStream = false, status, code }: Answer) => {
      known = { ...known, status, code };
      isOpen = isStream && !isRecorded;
      if (!isOpen) write();
    },
  };
}
