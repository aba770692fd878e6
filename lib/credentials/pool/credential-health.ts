import type { CredentialFailure, Recorder } from "@/lib/usage/recorder";

/** A provider's refusal of a credential, and the milliseconds after which the credential is tried again. */
export type Refusal = Pick<CredentialFailure, "reason" | "status" | "code" | "message"> & { restMs: number };

/** The times after which a refused credential is tried again, in milliseconds. */
export const REST_MS: Readonly<Record<Refusal["reason"], number>> = {
  rejected: 300_000,
  out_of_quota: 300_000,
  rate_limited: 30_000,
  unavailable: 30_000,
};

/** A credential with its last recorded refusal, null when it works. */
type Called = { id: string; failure: { retryAt: string } | null };

/** The health of the credentials that this process calls providers with. */
export type CredentialHealth = {
  /** Returns whether a credential was refused, and calls should use another one. */
  isResting: (credential: Called, now: Date) => boolean;
  /** Returns the next number of a series, from 0. */
  takeTurn: (series: string) => number;
  /** Records that the provider refused a credential in a call at a time. */
  refuse: (id: string, refusal: Refusal, at: Date) => void;
  /** Records that the provider accepted a credential in a call at a time. */
  accept: (credential: Called, at: Date) => void;
};

/** The time after which a refusal is in the database, where every process reads it. In milliseconds. */
const RECORDED_MS = 3_000;

/**
 * Creates the health of credentials. Refusals are recorded in batches. Until then, this process remembers
 * them itself.
 */
export function createCredentialHealth(recorder: Recorder): CredentialHealth {
  const resting = new Map<string, number>();
  const turns = new Map<string, number>();
  const isRemembered = (id: string) => {
    const until = resting.get(id);
    if (until === undefined || until > performance.now()) return until !== undefined;
    resting.delete(id);
    return false;
  };
  return {
    isResting: ({ id, failure }, now) =>
      (failure !== null && new Date(failure.retryAt) > now) || isRemembered(id),
    takeTurn: (series) => {
      const turn = turns.get(series) ?? 0;
      turns.set(series, turn + 1);
      return turn;
    },
    refuse: (id, { restMs, ...refusal }, at) => {
      resting.set(id, performance.now() + Math.min(restMs, RECORDED_MS));
      recorder.recordFailure({ ...refusal, credentialId: id, at, retryAt: new Date(at.getTime() + restMs) });
    },
    accept: ({ id, failure }, at) => {
      if (resting.delete(id) || failure) recorder.recordRecovery({ id, at });
    },
  };
}
