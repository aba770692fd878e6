/** Returns the next pseudo-random number from 0 to 1. Equal seeds give equal numbers. */
export type Random = () => number;

/** Creates a Mulberry32 generator with a text as its seed. */
export function createRandom(seed: string): Random {
  let state = [...seed].reduce(
    (hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x01000193),
    0x811c9dc5,
  );
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Returns one of several choices. Its probability is its share of the sum. */
export function pick<Choice extends { share: number }>(random: Random, choices: Choice[]): Choice {
  const total = choices.reduce((sum, { share }) => sum + share, 0);
  let left = random() * total;
  const chosen = choices.find(({ share }) => {
    left -= share;
    return left < 0;
  });
  const last = chosen ?? choices.at(-1);
  if (!last) throw new Error("Nothing to choose from");
  return last;
}

/** Returns a random whole number around a median, sometimes several times as large, and at least 1. */
export function around(random: Random, median: number): number {
  const spread = random() + random() + random() - 1.5;
  return Math.max(1, Math.round(median * Math.exp(spread)));
}

/** Returns a random whole number with about the given mean. */
export const roughly = (random: Random, mean: number) => Math.floor(mean * (0.7 + 0.6 * random()) + random());
