import { randomUUID } from "node:crypto";
import type { Engine } from "@/db/client";
import type { usage } from "@/db/schema/index";
import { INSERT_USAGE } from "@/lib/usage/statements";

type Row = typeof usage.$inferInsert;

/** Writes usage rows of an organization. Each row overrides the defaults of an answered call. */
export async function writeUsage(engine: Engine, organizationId: string, rows: Partial<Row>[]) {
  const calls = rows.map((row) => ({
    ...{ id: randomUUID(), at: new Date(), organizationId, endpoint: "/v1/chat/completions" },
    ...{ status: 200, passed: true, stream: false, outcome: "complete", latencyMs: 100 },
    ...row,
  }));
  await engine.run(INSERT_USAGE, [
    JSON.stringify(calls, (_name, value) => (typeof value === "bigint" ? value.toString() : value)),
  ]);
}
