import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { listParams, parseAsSwitch, parseAsValues } from "@/components/resource/list/params";

const SORTED_BY = ["name", "expires_at", "last_used_at", "created_at"] as const;
export type SortedBy = (typeof SORTED_BY)[number];
type Sort = SortedBy | `-${SortedBy}`;
const SORTS = SORTED_BY.flatMap((by): Sort[] => [by, `-${by}`]);

export const STATUS_WORDS = {
  enabled: "Enabled",
  disabled: "Disabled",
  expired: "Expired",
  revoked: "Revoked",
} as const;
export const STATUSES = ["enabled", "disabled", "expired", "revoked"] as const;

/** The URL parameters of a list of keys. Several values of a filter mean any of them. No value means all. */
export const keyListParams = {
  ...listParams,
  status: parseAsArrayOf(parseAsStringLiteral(STATUSES)).withDefault([]),
  scope: parseAsValues,
  /** The slugs of projects. */
  project: parseAsValues,
  owner: parseAsString,
  archived: parseAsSwitch,
  sort: parseAsStringLiteral(SORTS).withDefault("-created_at"),
  view: parseAsStringLiteral(["table", "cards"]).withDefault("table"),
};

export type KeyListView = inferParserType<typeof keyListParams>;

/** The orders of a list of keys that has no column heads, in words. */
export const SORT_OPTIONS: readonly { value: Sort; label: string }[] = [
  { value: "-created_at", label: "Newest" },
  { value: "created_at", label: "Oldest" },
  { value: "name", label: "Name" },
  { value: "-last_used_at", label: "Last used" },
  { value: "expires_at", label: "Expires first" },
];

/** Reads the view of a list of keys from the URL. */
export const loadKeyListView = createLoader(keyListParams);

/** Returns the address of a list of keys with a view. */
export const toKeyListHref = createSerializer(keyListParams);

/** Returns whether a search or a filter is active. */
export const isNarrowed = ({ q, owner, status, scope, project }: KeyListView) =>
  Boolean(q || owner || [status, scope, project].some((values) => values.length > 0));

/** Returns the link that sorts by a column, and the current direction if the list is sorted by it. */
export function toSorting(base: string, view: KeyListView, by: SortedBy) {
  const isDown = view.sort === `-${by}`;
  const isSorted = view.sort.replace("-", "") === by;
  return {
    sortHref: toKeyListHref(base, { ...view, sort: isSorted && !isDown ? `-${by}` : by, cursor: null }),
    ...(isSorted && { sorted: isDown ? ("descending" as const) : ("ascending" as const) }),
  };
}
