import { expect, it } from "vitest";
import { toChunks } from "./to-chunks";

it("splits a list in order, with the rest at its end", () => {
  expect(toChunks([], 2)).toEqual([]);
  expect(toChunks([1, 2], 2)).toEqual([[1, 2]]);
  expect(toChunks([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
});
