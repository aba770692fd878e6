/** The share of a day's requests by hour (0 to 23, UTC), and a weekend day relative to a weekday. */
export type Rhythm = { hours: number[]; weekend: number };

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

const bell = (hour: number, peak: number, width: number) => Math.exp(-(((hour - peak) / width) ** 2));

const shared = (weights: number[]) => {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
};

/** The rhythms of office workers, customers, nightly jobs and machines. */
export const RHYTHMS = {
  office: { hours: shared(HOURS.map((hour) => bell(hour, 9.5, 2.2) + bell(hour, 14.5, 2.4))), weekend: 0.06 },
  customers: { hours: shared(HOURS.map((hour) => 0.18 + bell(hour, 14, 5.5))), weekend: 0.55 },
  nightly: { hours: shared(HOURS.map((hour) => (hour === 2 ? 3 : hour === 3 ? 1 : 0))), weekend: 1 },
  machine: { hours: shared(HOURS.map(() => 1)), weekend: 1 },
} satisfies Record<string, Rhythm>;
