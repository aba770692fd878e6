import type { Simulation } from "@/components/keys/types";

type Sample = Simulation["samples"][number];

export type RefusalGroup = {
  /** What was refused: the model or runtime, or the address. */
  what: string;
  /** Why it was refused, in words. */
  why: string;
  samples: Sample[];
};

const REASONS: Record<string, (rule: string | null) => string> = {
  ip: () => "address not allowed",
  scope: () => "scope missing",
  project: () => "project not allowed",
  runtime: () => "no such runtime",
  model: (rule) => (rule ? `model not allowed by ${rule}` : "model not allowed"),
  day: (rule) => `over the daily limit of ${rule}`,
  minute: (rule) => `over the limit of ${rule} a minute`,
};

/** Groups refused requests by what was refused and why. The largest group comes first. */
export function groupRefusals(samples: readonly Sample[]): RefusalGroup[] {
  const groups = new Map<string, RefusalGroup>();
  for (const sample of samples) {
    const what = toWhat(sample);
    const why = REASONS[sample.reason]?.(sample.rule) ?? sample.reason;
    const group = groups.get(`${what} ${why}`) ?? { what, why, samples: [] };
    group.samples.push(sample);
    groups.set(`${what} ${why}`, group);
  }
  return [...groups.values()].sort((one, other) => other.samples.length - one.samples.length);
}

const toWhat = ({ reason, ip, runtime, model }: Sample) =>
  reason === "ip" ? (ip ?? "No address") : (runtime?.name ?? model ?? "No model");
