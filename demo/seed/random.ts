/** Numbers from 0 to 1 that look random and are the same for the same seed. */
export type Random = () => number;

/** Mulberry32, begun by a text. */
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

/** One of several, by their shares. */
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

/** A figure around a median, now and then several times as much. */
export function around(random: Random, median: number): number {
  const spread = random() + random() + random() - 1.5;
  return Math.max(1, Math.round(median * Math.exp(spread)));
}

/** A whole number whose mean over many is the given one. */
export const roughly = (random: Random, mean: number) => Math.floor(mean * (0.7 + 0.6 * random()) + random());
