import type { ByteBudget } from "@/lib/core/byte-budget";
import type { Services } from "@/lib/core/services";
import type { Admission, Admitted } from "@/lib/limits/admission";
import type { Recorder } from "@/lib/usage/recorder";
import type { CallReader } from "./call-reader";
import type { Caller } from "./caller";

/** The most bytes of requests and answers that the gateway of a process keeps in memory. */
export const GATEWAY_BYTES = 192 * 1024 * 1024;

/** The services that a call works with. */
export type CallServices = Services & {
  reader: CallReader;
  admission: Admission;
  recorder: Recorder;
  /** Bounds the bytes of requests and answers that the gateway keeps in memory. */
  memory: ByteBudget;
};

/** What is known of a request before anybody is authenticated. */
export type Arrival = {
  requestId: string;
  /** The trustworthy address of the client, null where there is none. */
  ip: string | null;
  client: string | null;
  /** The route's pattern. */
  endpoint: string;
  /** `performance.now()` when the request arrived. */
  startedAt: number;
};

/** A call whose caller is known. */
export type AuthenticatedCall<Who extends Caller = Caller> = { arrival: Arrival; caller: Who };

/** A call that needs a scope, null where it needs none. */
export type ScopedCall<Who extends Caller = Caller> = AuthenticatedCall<Who> & { scope: string | null };

/** A call that passed all checks and was drawn on its caller's limits. */
export type AdmittedCall<Who extends Caller = Caller> = ScopedCall<Who> & {
  /** What the limits left, null for a caller without limits. */
  remaining: Admitted | null;
};
