import { expect, it } from "vitest";
import { toPageSummary } from "./page-summary";

it.each([
  [[], null, 1, "1 key"],
  [[], "a", 50, "1 to 50 of many keys"],
  [["a"], "b", 50, "51 to 100 of many keys"],
  [Array.from({ length: 40 }, String), null, 11, "2,001 to 2,011 of 2,011 keys"],
])("after %j, before %j, with %i rows, says %4$s", (cursors, next, shown, words) => {
  expect(toPageSummary({ cursors, next }, shown, "key")).toBe(words);
});
