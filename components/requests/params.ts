import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { listParams } from "@/components/resource/list/params";

export const OUTCOMES = ["succeeded", "refused", "failed", "aborted", "cut"] as const;
export const RANGES = ["1h", "24h", "7d", "30d"] as const;

/** The URL parameters of the list of requests. */
export const requestListParams = {
  ...listParams,
  range: parseAsStringLiteral(RANGES),
  outcome: parseAsArrayOf(parseAsStringLiteral(OUTCOMES)).withDefault([]),
  /** The ids of a key, a project, a runtime and a credential. */
  key: parseAsString,
  project: parseAsString,
  runtime: parseAsString,
  credential: parseAsString,
  model: parseAsString,
  /** The id of the request whose sheet is open. */
  request: parseAsString,
};

export type RequestListView = inferParserType<typeof requestListParams>;

/** Reads the view of the list from the URL. */
export const loadRequestListView = createLoader(requestListParams);

/** Returns the address of the list with a view. */
export const toRequestListHref = createSerializer(requestListParams);

/** Returns whether a search or a filter is active. */
export const isNarrowed = ({
  q,
  range,
  outcome,
  key,
  project,
  runtime,
  credential,
  model,
}: RequestListView) =>
  Boolean(q || range || outcome.length > 0 || key || project || runtime || credential || model);
