import type { Ledger } from "@/lib/budgets/ledger/ledger";
import type { ByteBudget } from "@/lib/core/byte-budget";
import type { AppError } from "@/lib/core/errors/errors";
import type { UsageFacts } from "@/lib/core/log";
import type { Metrics } from "@/lib/core/metrics";
import type { Services } from "@/lib/core/operations/services";
import type { TraceContext } from "@/lib/core/trace-context";
import type { CredentialHealth } from "@/lib/credentials/pool/credential-health";
import type { Admission, Admitted } from "@/lib/limits/admission";
import type { Recorder } from "@/lib/usage/recorder";
import type { CallReader } from "./call-reader";
import type { Caller } from "./caller";

/** The most memory that the gateway of a process uses for requests and answers, in bytes. */
export const GATEWAY_BYTES = 192 * 1024 * 1024;

/** The services of a call. */
export type CallServices = Services & {
  reader: CallReader;
  admission: Admission;
  ledger: Ledger;
  recorder: Recorder;
  health: CredentialHealth;
  /** The limit of the memory that the gateway uses for requests and answers. */
  memory: ByteBudget;
  metrics: Metrics;
};

/** The facts about a request before authentication. */
export type Arrival = {
  requestId: string;
  /** The trusted address of the client, null when it is unknown. */
  ip: string | null;
  client: string | null;
  /** The route's pattern. */
  endpoint: string;
  /** `performance.now()` when the request arrived. */
  startedAt: number;
  /** The trace of the request, null when it belongs to none. */
  trace?: TraceContext | null;
  /** Returns the status that the client gets for an error. By default it is that of the error. */
  toStatus?: (error: AppError) => number;
  /** Adds facts of the usage record to the log line of the request. */
  report?: (record: UsageFacts) => void;
};

/** A call whose caller is known. */
export type AuthenticatedCall<Who extends Caller = Caller> = { arrival: Arrival; caller: Who };

/** A call with the scope that it needs, null when it needs none. */
export type ScopedCall<Who extends Caller = Caller> = AuthenticatedCall<Who> & { scope: string | null };

/** A call that passed all checks and is counted on its caller's limits. */
export type AdmittedCall<Who extends Caller = Caller> = ScopedCall<Who> & {
  /** The rest of the limits, null for a caller without limits. */
  remaining: Admitted | null;
  /** The milliseconds from the arrival to the admission. */
  admittedMs: number;
};
