import { around, createRandom, pick, type Random, roughly } from "./plans/random";
import { RHYTHMS } from "./plans/rhythms";
import { DAY_MS } from "./plans/story";
import { type Aim, type Caller, FEEL, type Traffic } from "./plans/traffic-shape";
import { TROUBLES, type Trouble, type TroubleName } from "./plans/troubles";

/** A request of the demo. `trouble` is null if it succeeded. */
export type DemoRequest = {
  at: Date;
  key: string;
  aim: Aim;
  caller: Caller;
  trouble: Trouble | null;
  stream: boolean;
  tokensIn: number | null;
  tokensCacheRead: number | null;
  tokensOut: number | null;
  audioSeconds: number | null;
  latencyMs: number;
  admittedMs: number | null;
  ttftMs: number | null;
};

const HOUR_MS = DAY_MS / 24;
const TWO_WEEKS: [number, number] = [14, 0];
/** An incident at the provider: its start, its duration and the number of failed calls per thousand. */
const INCIDENT = { daysAgo: 4.4, hours: 2, perThousand: 220 };
const OVERHEAD_MS = 4;
/** Providers cache prompts from this length on, in tokens, up to this share. */
const LONG_PROMPT = 1_024;
const CACHED_SHARE = 0.8;

/** Creates the requests of a plan until now, unsorted. Equal plans and times give equal requests. */
export function createRequests(plan: Traffic, now: Date): DemoRequest[] {
  const [from, to] = plan.days ?? TWO_WEEKS;
  const random = createRandom(`${plan.key} ${from}`);
  const [start, end] = [now.getTime() - from * DAY_MS, now.getTime() - to * DAY_MS];
  const requests: DemoRequest[] = [];
  for (let hour = Math.floor(start / HOUR_MS) * HOUR_MS; hour < end; hour += HOUR_MS) {
    const times = Array.from(
      { length: roughly(random, getMean(plan, hour)) },
      () => hour + random() * HOUR_MS,
    );
    const within = times.filter((time) => time >= start && time < end);
    requests.push(...within.map((time) => createRequest(plan, new Date(time), now, random)));
  }
  return requests;
}

function getMean({ perDay, rhythm }: Traffic, hour: number): number {
  const { hours, weekend } = RHYTHMS[rhythm];
  const at = new Date(hour);
  const isWeekend = at.getUTCDay() % 6 === 0;
  return perDay * (hours[at.getUTCHours()] ?? 0) * (isWeekend ? weekend : 1);
}

function createRequest(plan: Traffic, at: Date, now: Date, random: Random): DemoRequest {
  const aim = pick(random, plan.aims);
  const caller = pick(random, plan.callers);
  const trouble = findTrouble(plan, aim, at, now, random);
  const stream = "runtime" in aim && random() < (plan.streams ?? 0);
  return { at, key: plan.key, aim, caller, trouble, stream, ...createFigures(aim, trouble, stream, random) };
}

function findTrouble(
  { troubles = {} }: Traffic,
  aim: Aim,
  at: Date,
  now: Date,
  random: Random,
): Trouble | null {
  const sinceIncident = at.getTime() - (now.getTime() - INCIDENT.daysAgo * DAY_MS);
  const unwell = "runtime" in aim && sinceIncident >= 0 && sinceIncident < INCIDENT.hours * HOUR_MS;
  let left = random() * 1_000 - (unwell ? INCIDENT.perThousand : 0);
  if (left < 0) return TROUBLES.broken;
  for (const [name, share] of Object.entries(troubles) as [TroubleName, number][]) {
    left -= share;
    if (left < 0) return TROUBLES[name];
  }
  return null;
}

function createFigures(aim: Aim, trouble: Trouble | null, stream: boolean, random: Random) {
  const admittedMs = trouble?.refused ? null : around(random, OVERHEAD_MS);
  const nothing = {
    ...{ admittedMs, tokensIn: null, tokensCacheRead: null, tokensOut: null, audioSeconds: null },
    ttftMs: null,
  };
  if (admittedMs === null || !("runtime" in aim)) {
    return { ...nothing, latencyMs: admittedMs ?? around(random, OVERHEAD_MS) };
  }
  const feel = FEEL[aim.runtime];
  if (!feel) throw new Error(`No figures for the runtime ${aim.runtime}`);
  if (trouble?.code)
    return { ...nothing, latencyMs: around(random, trouble === TROUBLES.slow ? 30_000 : feel.ms) };
  const whole = around(random, feel.tokensOut);
  const tokensOut = feel.tokensOut === 0 ? 0 : trouble ? Math.ceil(whole * random()) : whole;
  const first = around(random, feel.ms);
  const tokensIn = feel.tokensIn === 0 ? 0 : around(random, feel.tokensIn);
  return {
    admittedMs,
    tokensIn,
    tokensCacheRead: tokensIn > LONG_PROMPT ? Math.round(tokensIn * random() * CACHED_SHARE) : 0,
    tokensOut,
    audioSeconds: feel.seconds ? around(random, feel.seconds) : null,
    latencyMs: Math.round(first + tokensOut * feel.msPerToken),
    ttftMs: stream ? first : null,
  };
}
