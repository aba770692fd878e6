import { describe, expect, it } from "vitest";
import { coalesce } from "./coalesce";

const away = () => Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });

/** Creates a batch function whose batches wait until the test releases them. */
function held<Item>() {
  const batches: Item[][] = [];
  const releases: (() => void)[] = [];
  const run = async (items: Item[]) => {
    batches.push(items);
    await new Promise<void>((resolve) => releases.push(resolve));
    return items.map((item) => `<${item}>`);
  };
  const next = async () => {
    while (releases.length === 0) await Promise.resolve();
    releases.shift()?.();
  };
  return { batches, run, next };
}

describe("coalesce", () => {
  it("works on the items of one turn together, and on those that arrive meanwhile next", async () => {
    const { batches, run, next } = held<number>();
    const work = coalesce(run, { largest: 2 });
    const first = [work(1), work(2), work(3)];
    await next();
    expect(await first[0]).toBe("<1>");
    const late = work(4);
    await next();
    expect(await Promise.all([...first, late].slice(1))).toEqual(["<2>", "<3>", "<4>"]);
    expect(batches).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it("gives equal items that wait one result, but none of a batch that runs already", async () => {
    const { batches, run, next } = held<string>();
    const work = coalesce(run, { largest: 9, toText: (item) => item });
    const first = work("a");
    await Promise.resolve();
    const [second, third] = [work("a"), work("a")];
    expect(second).toBe(third);
    await next();
    await first;
    await next();
    expect(await second).toBe("<a>");
    expect(batches).toEqual([["a"], ["a"]]);
  });

  it("repeats a batch that fails for one item, item by item", async () => {
    const run = async (items: number[]) => {
      if (items.includes(13)) throw new Error("integer out of range");
      return items;
    };
    const work = coalesce(run, { largest: 9 });
    const results = await Promise.allSettled([1, 13, 2].map(work));
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(await work(3)).toBe(3);
  });

  it("fails what runs and what waits when the database is away, and works again afterwards", async () => {
    let isAway = true;
    const work = coalesce(
      async (items: number[]) => {
        if (isAway) throw away();
        return items;
      },
      { largest: 1 },
    );
    const results = await Promise.allSettled([work(1), work(2)]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    isAway = false;
    expect(await work(3)).toBe(3);
  });
});
