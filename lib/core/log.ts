import pino from "pino";

/** The fields of a log line. There are no others, so that callers' input cannot add one. */
export type LogFacts = {
  requestId?: string;
  method?: string;
  /** The pattern of the route. The path and query of the request are never logged. */
  route?: string;
  status?: number;
  code?: string;
  durationMs?: number;
  organizationId?: string;
  actor?: string;
  ip?: string | null;
  job?: string;
  /** The last entry of an audit chain: chain id, number, and hash in hex. */
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
