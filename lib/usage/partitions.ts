import type { Engine } from "@/db/client";
import { ENSURE_PARTITIONS } from "./statements";

/** Creates the function that makes sure that the usage of a month can be written. Each month takes one statement. */
export function createPartitions(engine: Pick<Engine, "run">): (at: Date) => Promise<void> {
  let until = "";
  return async (at) => {
    const month = at.toISOString().slice(0, 7);
    if (month <= until) return;
    await engine.run(ENSURE_PARTITIONS, [at.toISOString()]);
    until = month;
  };
}
