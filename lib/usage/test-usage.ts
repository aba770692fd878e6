import { randomUUID } from "node:crypto";
import type { Database } from "@/db/client";
import { usage } from "@/db/schema";

type Row = typeof usage.$inferInsert;

/** Writes usage rows of an organization: plain answered calls, unless told otherwise. */
export async function writeUsage(db: Database, organizationId: string, rows: Partial<Row>[]) {
  await db.insert(usage).values(
    rows.map((row) => ({
      ...{ id: randomUUID(), at: new Date(), organizationId, endpoint: "/v1/chat/completions" },
      ...{ status: 200, outcome: "complete" as const, latencyMs: 100 },
      ...row,
    })),
  );
}
