import type { UsageRow } from "@/lib/usage/recorder";

/** The result of an unsuccessful request. `refused`: Keystead refused it and did not call a provider. */
export type Trouble = Pick<UsageRow, "status" | "outcome"> & {
  code?: string;
  reason?: string;
  refused: boolean;
};

const refusal = (status: number, code: string, reason: string): Trouble => ({
  status,
  code,
  reason,
  outcome: "complete",
  refused: true,
});
const failure = (status: number, code: string, reason?: string): Trouble => ({
  ...{ status, code, outcome: "complete", refused: false },
  ...(reason !== undefined && { reason }),
});

/** The troubles of the demo's requests, as the gateway records them. */
export const TROUBLES = {
  minute: refusal(429, "RATE_LIMIT", "minute"),
  day: refusal(429, "RATE_LIMIT", "day"),
  model: refusal(403, "MODEL_FORBIDDEN", "model"),
  ip: refusal(403, "FORBIDDEN", "ip"),
  scope: refusal(403, "INSUFFICIENT_SCOPE", "scope"),
  revoked: refusal(403, "FORBIDDEN", "revoked"),
  expired: refusal(403, "FORBIDDEN", "expired"),
  busy: failure(429, "PROVIDER_ERROR", "rate_limit_exceeded"),
  broken: failure(502, "UPSTREAM_ERROR"),
  slow: failure(504, "UPSTREAM_TIMEOUT"),
  rejected: failure(424, "PROVIDER_AUTH", "rejected"),
  aborted: { status: 200, outcome: "aborted", refused: false },
  cut: { status: 200, outcome: "cut", refused: false },
} satisfies Record<string, Trouble>;

export type TroubleName = keyof typeof TROUBLES;
