/** What an address may ask for, as Next hands it to a page. */
export type Query = Record<string, string | string[] | undefined>;

const SORTED_BY = ["name", "expires_at", "last_used_at", "created_at"] as const;
export type SortedBy = (typeof SORTED_BY)[number];
export type Sort = SortedBy | `-${SortedBy}`;
const SORTS = SORTED_BY.flatMap((by): Sort[] => [by, `-${by}`]);

export const STATUS_WORDS = {
  enabled: "Enabled",
  disabled: "Disabled",
  expired: "Expired",
  revoked: "Revoked",
} as const;
export type StatusWord = keyof typeof STATUS_WORDS;
const STATUSES = Object.keys(STATUS_WORDS) as StatusWord[];

/** How a list of keys is looked at, all of it from the address. */
export type View = {
  search: string;
  /** Of several values any may hold; none: all. */
  status: StatusWord[];
  scope: string[];
  /** Slugs. */
  project: string[];
  owner: string | undefined;
  archived: boolean;
  sort: Sort;
  /** The cursors of the pages up to this one; the first page has none. */
  trail: string[];
  cards: boolean;
};

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) || undefined;

const MOST_VALUES = 50;
const several = (value: string | string[] | undefined) =>
  (one(value) ?? "")
    .split(",")
    .map((entry) => entry.trim().slice(0, 100))
    .filter(Boolean)
    .slice(0, MOST_VALUES);

const among = <Value extends string>(values: readonly Value[], text: string | undefined) =>
  values.find((value) => value === text);

/** Reads the address; what it cannot mean is left out. */
export function readView(query: Query): View {
  return {
    search: (one(query.q) ?? "").trim().slice(0, 200),
    status: STATUSES.filter((status) => several(query.status).includes(status)),
    scope: several(query.scope),
    project: several(query.project),
    owner: one(query.owner),
    archived: one(query.archived) === "1",
    sort: among(SORTS, one(query.sort)) ?? "-created_at",
    trail: one(query.cursor)?.split(".").filter(Boolean) ?? [],
    cards: one(query.view) === "cards",
  };
}

/** Whether anything but the order narrows the list. */
export const isNarrowed = ({ search, status, scope, project, owner }: View) =>
  Boolean(search || owner || [status, scope, project].some((values) => values.length > 0));

/** The same address with some of it replaced; `null` takes a part away. */
export function hrefWith(query: Query, patch: Record<string, string | null>): string {
  const given = Object.entries(query).flatMap(([name, value]) => (one(value) ? [[name, one(value)!]] : []));
  const next = new URLSearchParams(given.filter(([name]) => name !== "new"));
  for (const [name, value] of Object.entries(patch)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return `?${next}`;
}

/** Where a press on a column's title leads, and how it is sorted now. */
export function sorting(query: Query, current: Sort, by: SortedBy) {
  const down = current === `-${by}`;
  const sorted = current.replace("-", "") === by;
  return {
    sortHref: hrefWith(query, { sort: sorted && !down ? `-${by}` : by, cursor: null }),
    ...(sorted && { sorted: down ? ("descending" as const) : ("ascending" as const) }),
  };
}
