import pino from "pino";

/** The fields of a log line. There are no others, so that callers' input cannot add one. */
export type LogFacts = {
  requestId?: string;
  method?: string;
  /** The pattern of the route. The path and query of the request are never logged. */
  route?: string;
  status?: number;
  code?: string;
  /** The milliseconds until the answer, or its stream, ended. */
  durationMs?: number;
  /** The milliseconds until the checks were passed, and until the first event of a stream. */
  admittedMs?: number | null;
  ttftMs?: number | null;
  /** The trace that the request belongs to, by its `traceparent`. */
  traceId?: string;
  keyId?: string | null;
  projectId?: string | null;
  runtimeId?: string | null;
  provider?: string | null;
  outcome?: string;
  tokensIn?: number | null;
  tokensOut?: number | null;
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

/** The facts of a request's log line that its usage record has. */
export type UsageFacts = Pick<
  LogFacts,
  | "organizationId"
  | "keyId"
  | "projectId"
  | "runtimeId"
  | "provider"
  | "outcome"
  | "admittedMs"
  | "ttftMs"
  | "tokensIn"
  | "tokensOut"
>;

export type Logger = Record<"debug" | "info" | "warn" | "error", (message: string, facts?: LogFacts) => void>;

/** Creates a log that writes one line of JSON for each event to standard output. */
export function createLog(level: string): Logger {
  const log = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  const write = (at: "debug" | "info" | "warn" | "error") => (message: string, facts?: LogFacts) =>
    log[at](facts ?? {}, message);
  return { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") };
}
