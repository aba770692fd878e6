import { expect, test } from "vitest";
import { orderPool } from "./order-pool";

const toPool = (ids: string, workspaceId: string | null = null) =>
  [...ids].map((id) => ({ id, workspaceId }));
const toText = (pool: { id: string }[]) => pool.map(({ id }) => id).join("");

test.each([
  ["the first one is first", "abc", "", 0, "abc"],
  ["each is first in turn", "abc", "", 1, "bca"],
  ["turns begin again", "abc", "", 5, "cab"],
  ["resting ones are last, in their order", "abcd", "ac", 0, "bdac"],
  ["turns leave resting ones out", "abcd", "ac", 1, "dbac"],
  ["all resting ones are tried in order", "abc", "abc", 2, "abc"],
  ["there may be none", "", "", 3, ""],
])("%s", (_, ids, resting, turn, expected) => {
  const pool = orderPool(toPool(ids), { isResting: ({ id }) => resting.includes(id), turn });
  expect(toText(pool)).toBe(expected);
});

test("a pool has one owner: the workspace's credentials never give way to the organization's", () => {
  const candidates = [...toPool("ab", "workspace"), ...toPool("cd")];
  const isResting = ({ workspaceId }: { workspaceId: string | null }) => workspaceId !== null;
  expect(toText(orderPool(candidates, { isResting, turn: 0 }))).toBe("ab");
});
