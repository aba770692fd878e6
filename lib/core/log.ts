import pino from "pino";

/** The only fields that a log line may have. Input of callers cannot add one. */
export type LogFacts = {
  requestId?: string;
  method?: string;
  /** The pattern of the route, never the path or query of the request. */
  route?: string;
  status?: number;
  code?: string;
  durationMs?: number;
  organizationId?: string;
  actor?: string;
  ip?: string | null;
  job?: string;
  /** The end of an audit chain: its id, the number of its last entry, and that entry's hash in hex. */
  chain?: string;
  sequence?: number;
  hash?: string;
  error?: string;
  stack?: string;
};

export type Logger = Record<"debug" | "info" | "warn" | "error", (message: string, facts?: LogFacts) => void>;

/** Creates a log that writes one line of JSON for each event to standard output. */
export function createLog(level: string): Logger {
  const log = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  const write = (at: "debug" | "info" | "warn" | "error") => (message: string, facts?: LogFacts) =>
    log[at](facts ?? {}, message);
  return { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") };
}
