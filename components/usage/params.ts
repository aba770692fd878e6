import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";

export const RANGES = ["1d", "7d", "30d", "90d"] as const;
export const GROUPS = ["model", "provider", "runtime", "key", "tag", "project", "credential", "day"] as const;
export const MEASURES = ["requests", "spend", "tokens", "errors", "latency"] as const;

export type Measure = (typeof MEASURES)[number];
export type UsageGroup = (typeof GROUPS)[number];

/** The URL parameters of a page of usage. */
export const usageParams = {
  range: parseAsStringLiteral(RANGES).withDefault("30d"),
  /** The first and the last day, for a range of one's own. */
  from: parseAsString,
  to: parseAsString,
  group: parseAsStringLiteral(GROUPS).withDefault("model"),
  measure: parseAsStringLiteral(MEASURES).withDefault("requests"),
  /** The ids of a key, a project, a runtime and a credential. */
  key: parseAsString,
  project: parseAsString,
  runtime: parseAsString,
  credential: parseAsString,
  model: parseAsString,
};

export type UsageView = inferParserType<typeof usageParams>;

/** Reads the view of a page of usage from the URL. */
export const loadUsageView = createLoader(usageParams);

/** Returns the address of a page of usage with a view. */
export const toUsageHref = createSerializer(usageParams);
