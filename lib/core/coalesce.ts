import { isDatabaseUnavailable } from "./errors/database-unavailable";

type Waiting<Item, Result> = {
  item: Item;
  promise: Promise<Result>;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
};

type Options<Item> = {
  /** The most items of one batch. */
  largest: number;
  /** Returns a text that identifies an item. Equal items share one entry of a batch and its result. */
  toText?: (item: Item) => string;
};

/**
 * Returns a function that processes single items in batches. One batch runs at a time, and items that arrive
 * meanwhile form the next. A failed batch is repeated item by item. When the database is unavailable, the
 * batch and all waiting items fail.
 */
export function coalesce<Item, Result>(
  runBatch: (items: Item[]) => Promise<Result[]>,
  { largest, toText }: Options<Item>,
): (item: Item) => Promise<Result> {
  let waiting = new Map<unknown, Waiting<Item, Result>>();
  let isRunning = false;

  async function runAll() {
    while (waiting.size > 0) {
      const batch = [...waiting].slice(0, largest);
      for (const [key] of batch) waiting.delete(key);
      await answer(batch.map(([, entry]) => entry));
    }
    isRunning = false;
  }

  async function answer(batch: Waiting<Item, Result>[]) {
    try {
      const results = await runBatch(batch.map(({ item }) => item));
      for (const [index, { resolve, reject }] of batch.entries()) {
        const result = results[index];
        if (result === undefined) reject(new Error("The batch has no result for this item"));
        else resolve(result);
      }
    } catch (error) {
      if (isDatabaseUnavailable(error)) rejectAll([...batch, ...waiting.values()], error);
      else if (batch.length === 1) rejectAll(batch, error);
      else for (const entry of batch) await answer([entry]);
    }
  }

  function rejectAll(entries: Waiting<Item, Result>[], error: unknown) {
    for (const { reject } of entries) reject(error);
    if (isDatabaseUnavailable(error)) waiting = new Map();
  }

  return (item) => {
    const key = toText ? toText(item) : Symbol("item");
    const known = waiting.get(key);
    if (known) return known.promise;
    const entry = createWaiting<Item, Result>(item);
    waiting.set(key, entry);
    if (!isRunning) {
      isRunning = true;
      // Items that arrive in the same tick go into one batch.
      queueMicrotask(() => void runAll());
    }
    return entry.promise;
  };
}

function createWaiting<Item, Result>(item: Item): Waiting<Item, Result> {
  let [resolve, reject]: [(result: Result) => void, (error: unknown) => void] = [() => {}, () => {}];
  const promise = new Promise<Result>((...settle) => {
    [resolve, reject] = settle;
  });
  return { item, promise, resolve, reject };
}
