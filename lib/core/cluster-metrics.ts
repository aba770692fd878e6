import cluster from "node:cluster";
import { randomUUID } from "node:crypto";
import { AggregatorRegistry, type Registry } from "prom-client";
import { z } from "zod";
import { AppError } from "./errors/errors";

const ASK = "keystead:askMetrics";
const TELL = "keystead:tellMetrics";

const asked = z.object({ type: z.literal(ASK), id: z.string() });
const told = z.object({ type: z.literal(TELL), id: z.string(), text: z.string().nullable() });

/** Answers workers that ask for the figures of all workers. Runs in the primary process. */
export function answerWorkers(): void {
  const all = new AggregatorRegistry();
  cluster.on("message", async (worker, message) => {
    const { data } = asked.safeParse(message);
    if (!data) return;
    // A worker that is starting does not answer.
    const text = await all.clusterMetrics().catch(() => null);
    if (worker.isConnected()) worker.send({ type: TELL, id: data.id, text });
  });
}

/** Lets the primary process read the figures of this worker. */
export function shareRegistry(registry: Registry): void {
  AggregatorRegistry.setRegistries(registry);
  new AggregatorRegistry();
}

/**
 * Asks the primary process for the figures of all workers.
 * @throws UNAVAILABLE when a worker does not answer.
 */
export async function askForAll(): Promise<string> {
  const id = randomUUID();
  const text = await new Promise<string | null>((resolve) => {
    const receive = (message: unknown) => {
      const { data } = told.safeParse(message);
      if (data?.id !== id) return;
      process.off("message", receive);
      resolve(data.text);
    };
    process.on("message", receive);
    process.send?.({ type: ASK, id });
  });
  if (text === null) throw new AppError("UNAVAILABLE", { message: "A process does not answer yet" });
  return text;
}
