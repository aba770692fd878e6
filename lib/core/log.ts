import pino from "pino";

/** The only facts that a log line may carry: nothing that a caller sends can add one. */
export type LogFacts = {
  requestId?: string;
  method?: string;
  /** The route's pattern, never the path or query as sent. */
  route?: string;
  status?: number;
  code?: string;
  durationMs?: number;
  organizationId?: string;
  actor?: string;
  ip?: string | null;
  job?: string;
  error?: string;
  stack?: string;
};

export type Logger = Record<"debug" | "info" | "warn" | "error", (message: string, facts?: LogFacts) => void>;

/** One line of JSON an event, on standard output. */
export function createLog(level: string): Logger {
  const log = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  const write = (at: "debug" | "info" | "warn" | "error") => (message: string, facts?: LogFacts) =>
    log[at](facts ?? {}, message);
  return { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") };
}
