import type { LogFacts, Logger, UsageFacts } from "@/lib/core/log";

type Answer = Pick<LogFacts, "status" | "code"> & {
  /** Whether the answer is a stream, whose usage record is written when it ends. */
  isStream?: boolean;
};

/**
 * Writes one log line for a request, with facts of its usage record: when it is answered, or when its stream has
 * ended.
 */
export function createRequestLog(log: Logger, facts: LogFacts, startedAt: number) {
  let usage: UsageFacts | null = null;
  let answered: Answer = {};
  let isOpen = false;
  const write = () => {
    isOpen = false;
    // Each field by its name: the usage record has others, and to merge objects is slow.
    log.info("request", {
      requestId: facts.requestId,
      method: facts.method,
      route: facts.route,
      traceId: facts.traceId,
      organizationId: usage?.organizationId,
      keyId: usage?.keyId,
      projectId: usage?.projectId,
      runtimeId: usage?.runtimeId,
      provider: usage?.provider,
      outcome: usage?.outcome,
      admittedMs: usage?.admittedMs,
      ttftMs: usage?.ttftMs,
      tokensIn: usage?.tokensIn,
      tokensOut: usage?.tokensOut,
      status: answered.status,
      code: answered.code,
      durationMs: Math.round(performance.now() - startedAt),
    });
  };
  return {
    /** Adds the usage record. */
    record: (record: UsageFacts) => {
      usage = record;
      if (isOpen) write();
    },
    /** Adds the answer. */
    answer: (answer: Answer) => {
      answered = answer;
      isOpen = answer.isStream === true && usage === null;
      if (!isOpen) write();
    },
  };
}
