type Options<Credential> = {
  /** Returns whether calls should use another credential. */
  isResting: (credential: Credential) => boolean;
  /** The number of the credential that is first in turn, counted over all calls. */
  turn: number;
};

/**
 * Returns the credentials that a call tries, in order. `candidates` are in the order of their choice. Only those of
 * the first one's owner are used, so that no call moves to another bill. Resting ones come last.
 */
export function orderPool<Credential extends { workspaceId: string | null }>(
  candidates: readonly Credential[],
  { isResting, turn }: Options<Credential>,
): Credential[] {
  const pool = candidates.filter(({ workspaceId }) => workspaceId === candidates[0]?.workspaceId);
  const ready = pool.filter((credential) => !isResting(credential));
  const first = ready.length > 0 ? turn % ready.length : 0;
  return [...ready.slice(first), ...ready.slice(0, first), ...pool.filter(isResting)];
}
