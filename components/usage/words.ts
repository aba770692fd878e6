import type { Measure, UsageGroup } from "./params";

/** The labels of the groups. */
export const GROUP_WORDS: Record<UsageGroup, string> = {
  model: "Model",
  provider: "Provider",
  runtime: "Runtime",
  key: "Key",
  tag: "Tag",
  project: "Project",
  credential: "Credential",
  day: "Day",
};

/** The labels of the measures. */
export const MEASURE_WORDS: Record<Measure, string> = {
  requests: "Requests",
  spend: "Spend",
  tokens: "Tokens",
  errors: "Errors",
  latency: "Latency",
};

/** The labels of the ranges. */
export const RANGE_WORDS = { "1d": "Today", "7d": "7 d", "30d": "30 d", "90d": "90 d" };
