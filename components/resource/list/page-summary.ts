import { count, plural } from "@/components/ui/values/format";

const PAGE_SIZE = 50;

type Page = {
  /** The cursors of the pages up to this one. */
  cursors: readonly string[];
  next: string | null;
  /** The most rows of a page. */
  size?: number;
};

/**
 * Returns the summary of a page of a list: "12 keys", "51 to 100 of many keys", "201 to 211 of 211 keys". The rows of
 * a list that grows are not counted.
 */
export function toPageSummary(
  { cursors, next, size = PAGE_SIZE }: Page,
  shown: number,
  one: string,
  many = `${one}s`,
): string {
  const before = cursors.length * size;
  if (before === 0 && next === null) return plural(shown, one, many);
  const last = count(before + shown);
  return `${count(before + 1)} to ${last} of ${next === null ? last : "many"} ${many}`;
}
