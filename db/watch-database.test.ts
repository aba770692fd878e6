import { EventEmitter, once } from "node:events";
import { expect, it } from "vitest";
import { watchDatabase } from "./watch-database";

function standStill(ms: number) {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

it("lets a statement go on when this process stood still while the probe was under way", async () => {
  const pool = new EventEmitter();
  const results = new EventEmitter();
  const probe = async () => {
    // The answer is read after the timers that became due meanwhile.
    setImmediate(() => {
      standStill(1_500);
      setImmediate(() => results.emit("answered"));
    });
    await once(results, "answered");
    results.emit("judged");
  };
  let ended = 0;
  watchDatabase(pool, { probe, end: () => (ended += 1) });
  pool.emit("acquire", new EventEmitter());
  await once(results, "judged");
  await new Promise(setImmediate);
  expect(ended).toBe(0);
});
