import type { Measured, Measures } from "./load";
import { toTable } from "./statistics";

interface Facts {
  machine: string;
  setting: string;
  /** The memory of Keystead's process in megabytes, after its start and after all rounds. */
  memory: { start: number; end: number };
  notes: string;
}

/** A goal for the ratio of two targets, in requests per second or in milliseconds. */
interface Goal {
  group: string;
  one: string;
  other: string;
  of: "perSecond" | "p50";
  atLeast?: number;
  atMost?: number;
}

const LIMITED = "Keystead, minute and day limits";
const BETTER_AUTH = "better-auth on node:http, rate limit";
const LLMS = "@musistudio/llms";

const GOALS: Goal[] = [
  { group: "verify", one: LIMITED, other: BETTER_AUTH, of: "perSecond", atLeast: 3 },
  {
    group: "verify",
    one: "Keystead in Next, no limits",
    other: "Empty handler in Next",
    of: "perSecond",
    atLeast: 0.8,
  },
  { group: "json", one: "Keystead", other: LLMS, of: "perSecond", atLeast: 0.8 },
  { group: "json", one: "Keystead", other: "Portkey", of: "perSecond", atLeast: 1 },
  { group: "json", one: "Keystead", other: LLMS, of: "p50", atMost: 1 },
  { group: "stream", one: "Keystead", other: LLMS, of: "perSecond", atLeast: 0.6 },
  { group: "stream", one: "Keystead", other: "Portkey", of: "perSecond", atLeast: 1 },
];

const GROUPS: Record<string, string> = {
  verify: "Verification of one hot key",
  json: "Gateway, JSON: limits, model globs and an IP rule at Keystead; no keys at the others",
  stream: "Gateway, a stream of 100 events, the same policy",
};

/** Formats the results of a run as Markdown, with the handwritten notes at the end. */
export function toResults(measures: Measures, { machine, setting, memory, notes }: Facts): string {
  const tables = Object.entries(measures).map(([group, measured]) => {
    const rows = [...measured].map(([name, { perSecond, p50, errors }]) => [
      name,
      perSecond.toFixed(0),
      p50.toFixed(2),
      String(errors),
    ]);
    const head = ["target", "requests/s", "p50 ms at 1 connection", "errors"];
    return `## ${GROUPS[group] ?? group}\n\n${toTable(head, rows)}\n`;
  });
  const ratios = GOALS.map((goal) => toRatioRow(goal, measures));
  const sections = [
    "# Results of the bench\n",
    `${new Date().toISOString().slice(0, 10)}. ${machine}. PostgreSQL on the same machine without fsync. Load from wrk, each server, the provider and wrk in processes of their own that share the cores. ${setting}. Read the ratios; the numbers belong to this machine. Made by \`npm run bench\`.\n`,
    `## Goals\n\n${toTable(["ratio", "is", "goal", ""], ratios)}\n`,
    ...tables,
    `Memory of Keystead: ${memory.start.toFixed(0)} MB after its start, ${memory.end.toFixed(0)} MB after all rounds.\n`,
    notes,
  ];
  return `${sections.join("\n").trimEnd()}\n`;
}

function toRatioRow({ group, one, other, of, atLeast, atMost }: Goal, measures: Measures): string[] {
  const ratio = getMeasured(measures, group, one)[of] / getMeasured(measures, group, other)[of];
  const isReached = atLeast === undefined ? ratio <= (atMost ?? 0) : ratio >= atLeast;
  const unit = of === "p50" ? ", p50 at 1 connection" : "";
  return [
    `${group}${unit}: ${one} ÷ ${other}`,
    ratio.toFixed(2),
    atLeast === undefined ? `≤ ${atMost}` : `≥ ${atLeast}`,
    isReached ? "reached" : "not reached",
  ];
}

function getMeasured(measures: Measures, group: string, name: string): Measured {
  const measured = measures[group]?.get(name);
  if (!measured) throw new Error(`${name} was not measured`);
  return measured;
}
