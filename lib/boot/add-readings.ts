import type { ConnectionCounts, Engine } from "@/db/client";
import type { ByteBudget } from "@/lib/core/byte-budget";
import type { Metrics } from "@/lib/core/metrics";
import { countOpenStreams } from "@/lib/gateway/answers/open-streams";

type Sources = { engine: Pick<Engine, "countConnections">; memory: ByteBudget };

const DATABASE: readonly [name: string, help: string, count: keyof ConnectionCounts][] = [
  ["keystead_database_connections", "Open database connections", "open"],
  ["keystead_database_connections_idle", "Open database connections without a query", "idle"],
  ["keystead_database_queries_waiting", "Queries that wait for a database connection", "waiting"],
];

/** Adds the figures of streams, memory and database connections to the metrics. */
export function addReadings({ addReading }: Metrics, { engine, memory }: Sources): void {
  addReading({ name: "keystead_open_streams", help: "Streams to callers", read: countOpenStreams });
  addReading({
    name: "keystead_gateway_bytes",
    help: "Memory of requests and answers of the gateway",
    read: memory.getUsed,
  });
  for (const [name, help, count] of DATABASE) {
    addReading({ name, help, read: () => engine.countConnections()[count] });
  }
}
