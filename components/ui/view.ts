/** The view that an address holds, as a page gets it. */
export type View = Readonly<Record<string, string | string[] | undefined>>;

/** One thing that the address says; of several the first. Blank is absent. */
export function said(view: View, name: string): string | undefined {
  const value = view[name];
  return (Array.isArray(value) ? value[0] : value) || undefined;
}

/** Several things that the address says, between commas. */
export const saidAll = (view: View, name: string): string[] =>
  said(view, name)?.split(",").filter(Boolean) ?? [];

const LONGEST_SEARCH = 200;

/** The words that a list is searched for. */
export const parseSearch = (view: View) => said(view, "q")?.trim().slice(0, LONGEST_SEARCH) || undefined;

/** An address with the same view but for what is patched; null takes out. */
export function viewHref(
  pathname: string,
  view: View,
  patch: Readonly<Record<string, string | null>>,
): string {
  const params = new URLSearchParams();
  for (const name of Object.keys(view)) {
    const value = said(view, name);
    if (value !== undefined && !(name in patch)) params.set(name, value);
  }
  for (const [name, value] of Object.entries(patch)) if (value) params.set(name, value);
  return params.size ? `${pathname}?${params}` : pathname;
}

/** The cursor of the page that the address asks for. */
export const parseCursors = (view: View): string | undefined => saidAll(view, "cursor").at(-1);

/** The pages beside this one. The address holds the cursors on the way here, so that one can go back on it. */
export function pageLinks(pathname: string, view: View, nextCursor: string | null) {
  const way = saidAll(view, "cursor");
  const at = (cursors: string[]) => viewHref(pathname, view, { cursor: cursors.join(",") || null });
  return {
    previousHref: way.length > 0 ? at(way.slice(0, -1)) : undefined,
    nextHref: nextCursor === null ? undefined : at([...way, nextCursor]),
  };
}
