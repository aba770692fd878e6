import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { openTestDatabase } from "@/e2e/support/database";
import { createServices, makeKey } from "@/e2e/support/services";
import { createTenant } from "@/e2e/support/tenant";
import { toClientText } from "@/lib/core/input/client-text";
import { createLog } from "@/lib/core/log";
import { revokeKey } from "@/lib/keys/operations/switch-key";
import { createRecorder } from "./recorder";

let engine: Engine;
beforeAll(async () => {
  engine = await openTestDatabase();
});
afterAll(() => engine.close());

/** Lists the tables of the database with a row that contains a text. */
async function listTablesWith(text: string): Promise<string[]> {
  const tables = sql`select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`;
  const found: string[] = [];
  for (const { name } of await rows<{ name: string }>(tables)) {
    const matches = await rows(
      sql`select 1 from ${sql.identifier(name)} t where position(${text} in t::text) > 0 limit 1`,
    );
    if (matches.length > 0) found.push(name);
  }
  return found.toSorted();
}

const rows = async <Row>(query: ReturnType<typeof sql>) =>
  ((await engine.db.execute(query)) as { rows: Row[] }).rows;

it("a key secret that a caller sends as client or model is nowhere stored", async () => {
  const { organizationId, owner } = await createTenant(engine.db);
  const key = await makeKey(createServices(engine), organizationId);
  const recorder = createRecorder(engine, createLog("silent"));
  const client = `agent/1 ${key.secret}`;
  recorder.record(
    {
      ...{ keyId: key.id, organizationId, at: owner.now, endpoint: "/v1/chat/completions", status: 404 },
      ...{ outcome: "complete", latencyMs: 1, model: `model ${key.secret}`, client },
    },
    true,
  );
  await recorder.flush();
  const request = { ...owner.request, id: randomUUID(), client: toClientText(client) };
  await revokeKey.execute({ ...owner, request }, { id: key.id });
  const prefix = key.secret.slice(0, 18);
  expect(await listTablesWith(key.secret.slice(0, 30))).toEqual([]);
  expect(await listTablesWith(`${prefix}…`)).toEqual(expect.arrayContaining(["audit"]));
});

it("a client that ends within a key secret keeps no part of it", () => {
  const secret = `sk_live_${"a".repeat(48)}`;
  expect(toClientText(`${"x".repeat(170)} ${secret}`)).not.toContain("a".repeat(11));
});
