/** The cookie that keeps which workspaces the person opened and closed in the tree. */
export const FOLDS_COOKIE = "tree";

const MOST_FOLDS = 50;
const ONE_YEAR = 31_536_000;

/** Whether a workspace is open, by its short id. Absent if the person did not open or close it. */
export type Folds = ReadonlyMap<string, boolean>;

/** Returns the end of a workspace's id, which keeps the cookie small. */
export const toShortId = (id: string) => id.slice(-12);

/** Parses the cookie: short ids between dots, each after `o` for open or `c` for closed. */
export function parseFolds(text = ""): Folds {
  const entries = text.split(".").filter((entry) => /^[oc][0-9a-f]{12}$/.test(entry));
  return new Map(entries.slice(-MOST_FOLDS).map((entry) => [entry.slice(1), entry.startsWith("o")]));
}

/** Returns the cookie with one more workspace opened or closed. The latest 50 are kept. */
export function toFoldsCookie(before: string, id: string, isOpen: boolean): string {
  const text = before.match(new RegExp(`(?:^|; )${FOLDS_COOKIE}=([^;]*)`))?.[1];
  const folds = new Map(parseFolds(text));
  folds.delete(toShortId(id));
  folds.set(toShortId(id), isOpen);
  const value = [...folds].slice(-MOST_FOLDS).map(([short, open]) => `${open ? "o" : "c"}${short}`);
  return `${FOLDS_COOKIE}=${value.join(".")}; path=/orgs; max-age=${ONE_YEAR}; samesite=lax`;
}
