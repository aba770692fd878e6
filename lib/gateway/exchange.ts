import type { Call, CallEnd, CallServices } from "@/lib/access/call";
import type { AppError } from "@/lib/core/errors";

/** One request on its way through the gateway. */
export type Exchange = {
  services: CallServices;
  request: Request;
  call: Call;
  /** `performance.now()` when the request came. */
  startedAt: number;
  /** What is known so far of what it calls, for its usage record. */
  facts: Partial<CallEnd>;
  /** Ends the exchange with its usage record: once, whoever comes first. */
  settle: (end: Pick<CallEnd, "status" | "outcome"> & Partial<CallEnd>) => void;
};

/** The usage record's words for an error. */
export const toCallEnd = (error: AppError) =>
  ({ status: error.status, code: error.code, reason: error.reason, outcome: "complete" }) as const;
