import type { RHYTHMS } from "./rhythms";
import type { TroubleName } from "./troubles";

/** The target of a call: a runtime, or an endpoint of the management API with its scope. */
export type Aim = { share: number; project?: string } & (
  | { runtime: string }
  | { endpoint: string; scope: string }
);

export type Caller = {
  share: number;
  ip: string;
  client: string;
  /** True if the caller still sends the retiring secret after a rotation. */
  behind?: true;
};

export type Traffic = {
  key: string;
  /** Requests on a weekday. */
  perDay: number;
  rhythm: keyof typeof RHYTHMS;
  aims: Aim[];
  callers: Caller[];
  /** The number of requests per thousand that end with each trouble. */
  troubles?: Partial<Record<TroubleName, number>>;
  /** The share of requests that stream, from 0 to 1. */
  streams?: number;
  /** The start and the end, in days ago. */
  days?: [number, number];
};

type Feel = { tokensIn: number; tokensOut: number; ms: number; msPerToken: number; seconds?: number };

/** The usual tokens, milliseconds and seconds of audio by runtime. Each output token adds `msPerToken`. */
export const FEEL: Record<string, Feel> = {
  copilot: { tokensIn: 940, tokensOut: 180, ms: 240, msPerToken: 2.1 },
  "copilot-careful": { tokensIn: 1_120, tokensOut: 240, ms: 420, msPerToken: 3.6 },
  "copilot-large": { tokensIn: 1_050, tokensOut: 220, ms: 310, msPerToken: 2.8 },
  embeddings: { tokensIn: 320, tokensOut: 0, ms: 75, msPerToken: 0 },
  transcribe: { tokensIn: 0, tokensOut: 0, ms: 1_500, msPerToken: 0, seconds: 74 },
  judge: { tokensIn: 1_800, tokensOut: 120, ms: 520, msPerToken: 3.6 },
  flash: { tokensIn: 1_500, tokensOut: 140, ms: 190, msPerToken: 1.9 },
  "rack-2": { tokensIn: 700, tokensOut: 260, ms: 160, msPerToken: 5.2 },
};
