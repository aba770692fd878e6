import type { Measured, Measures } from "./load";
import type { Memory } from "./memory";
import { BETTER_AUTH, BUDGETED, EMPTY, IN_NEXT, KEYSTEAD, LIMITED, LLMS, PORTKEY } from "./names";
import { getMedian, toTable } from "./statistics";

interface Facts {
  machine: string;
  setting: string;
  memory: Memory;
  /** The length of a period of load, after which the memory was measured. */
  periodSeconds: number;
  notes: string;
}

/** A ratio of two targets, in requests per second, CPU time or milliseconds, and its goal if there is one. */
interface Ratio {
  group: string;
  one: string;
  other: string;
  of: "perSecond" | "cpu" | "p50";
  atLeast?: number;
  atMost?: number;
}

const RATIOS: Ratio[] = [
  { group: "verify", one: LIMITED, other: BETTER_AUTH, of: "perSecond", atLeast: 3 },
  { group: "verify", one: IN_NEXT, other: EMPTY, of: "perSecond", atLeast: 0.8 },
  { group: "json", one: KEYSTEAD, other: LLMS, of: "perSecond", atLeast: 0.8 },
  { group: "json", one: KEYSTEAD, other: PORTKEY, of: "perSecond", atLeast: 1 },
  { group: "json", one: KEYSTEAD, other: LLMS, of: "cpu" },
  { group: "json", one: KEYSTEAD, other: LLMS, of: "p50", atMost: 1 },
  { group: "json", one: BUDGETED, other: LLMS, of: "perSecond" },
  { group: "json", one: BUDGETED, other: PORTKEY, of: "perSecond" },
  { group: "stream", one: KEYSTEAD, other: LLMS, of: "perSecond", atLeast: 0.6 },
  { group: "stream", one: KEYSTEAD, other: LLMS, of: "cpu" },
  { group: "stream", one: KEYSTEAD, other: PORTKEY, of: "perSecond", atLeast: 1 },
  { group: "responses", one: KEYSTEAD, other: PORTKEY, of: "perSecond", atLeast: 1 },
];

const GROUPS: Record<string, string> = {
  verify: "Verification of one hot key",
  json: "Gateway, JSON: limits, model globs and an IP rule at Keystead; no keys at the others",
  stream: "Gateway, a stream of 100 events, the same policy",
  responses: "Gateway, a stream of 100 events of the Responses API, the same policy",
};

/** Formats the results of a run as Markdown, with the handwritten notes at the end. */
export function toResults(
  measures: Measures,
  { machine, setting, memory, periodSeconds, notes }: Facts,
): string {
  const tables = Object.entries(measures).map(([group, measured]) => {
    const rows = [...measured].map(([name, { perSecond, cpu, p50, errors }]) => [
      name,
      perSecond.toFixed(0),
      Number.isNaN(cpu) ? "" : cpu.toFixed(0),
      p50.toFixed(2),
      String(errors),
    ]);
    const head = ["target", "requests/s", "CPU µs a request", "p50 ms at 1 connection", "errors"];
    return `## ${GROUPS[group] ?? group}\n\n${toTable(head, rows)}\n`;
  });
  const ratios = RATIOS.map((ratio) => toRatioRow(ratio, measures));
  const sections = [
    "# Results of the bench\n",
    `${new Date().toISOString().slice(0, 10)}. ${machine}. PostgreSQL on the same machine without fsync. Load from wrk, each server, the provider and wrk in processes of their own that share the cores. ${setting}. The CPU time is that of the server alone. Read the ratios; the numbers belong to this machine. Made by \`npm run bench\`.\n`,
    `## Ratios\n\n${toTable(["ratio", "median of the rounds", "rounds", "goal", ""], ratios)}\n`,
    ...tables,
    `## Memory of Keystead\n\n${toMemoryText(memory, periodSeconds)}\n`,
    notes,
  ];
  return `${sections.join("\n").trimEnd()}\n`;
}

/** Compares two targets round by round, since both share the disturbances of a round. */
function toRatioRow({ group, one, other, of, atLeast, atMost }: Ratio, measures: Measures): string[] {
  const ones = listFigures(getMeasured(measures, group, one), of);
  const others = listFigures(getMeasured(measures, group, other), of);
  const ratios = ones.map((figure, round) => figure / (others[round] ?? Number.NaN));
  const ratio = getMedian(ratios);
  const goals = [atLeast && `≥ ${atLeast}`, atMost && `≤ ${atMost}`].filter(Boolean);
  const isReached = ratio >= (atLeast ?? 0) && ratio <= (atMost ?? Number.POSITIVE_INFINITY);
  return [
    `${group}${FIGURES[of]}: ${one} ÷ ${other}`,
    ratio.toFixed(2),
    ratios.map((each) => each.toFixed(2)).join(" "),
    goals.join(" "),
    goals.length === 0 ? "" : isReached ? "reached" : "not reached",
  ];
}

const FIGURES = { perSecond: "", cpu: ", CPU", p50: ", p50 at 1 connection" };

const listFigures = ({ rounds }: Measured, of: Ratio["of"]) =>
  rounds.map(({ many, one }) => (of === "p50" ? one.p50 : many[of]));

function toMemoryText({ start, streams, periods }: Memory, periodSeconds: number): string {
  const grown = periods.map((megabytes) => megabytes.toFixed(0)).join(", ");
  return `${start.toFixed(0)} MB after its start, at most ${streams.toFixed(0)} MB while 32 connections stream. Under load, after each ${periodSeconds} s: ${grown} MB.`;
}

function getMeasured(measures: Measures, group: string, name: string): Measured {
  const measured = measures[group]?.get(name);
  if (!measured) throw new Error(`${name} was not measured`);
  return measured;
}
