import type { ConnectionCounts, Engine } from "@/db/client";
import { readHeldMoney } from "@/lib/budgets/ledger/read-held-money";
import type { ByteBudget } from "@/lib/core/byte-budget";
import type { Metrics } from "@/lib/core/metrics";
import { countOpenStreams } from "@/lib/gateway/answers/open-streams";

type Sources = { engine: Pick<Engine, "countConnections" | "db">; memory: ByteBudget };

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
  addReading({
    name: "keystead_held_usd",
    help: "US dollars that running calls hold in budgets",
    isShared: true,
    // Unknown while the database is away.
    read: () => readHeldMoney(engine).catch(() => Number.NaN),
  });
  for (const [name, help, count] of DATABASE) {
    addReading({ name, help, read: () => engine.countConnections()[count] });
  }
}
