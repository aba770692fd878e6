import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { keys, workspaces } from "@/db/schema/index";
import { openTestDatabase } from "@/e2e/support/database";
import { createTenant } from "@/e2e/support/tenant";
import { createKey } from "@/lib/keys/operations/create-key";

let engine: Engine;
beforeAll(async () => {
  engine = await openTestDatabase();
});
afterAll(() => engine.close());

const folder = path.join(import.meta.dirname, "migrations");
const migration = () => {
  const file = readdirSync(folder).find((name) => name.endsWith("_normalize_names.sql")) ?? "";
  return readFileSync(path.join(folder, file), "utf8");
};

it("normalizes the names that were stored before names had to be, each to a name of its own", async () => {
  const { owner, here } = await createTenant(engine.db);
  const create = async (name: string) => (await createKey.execute(owner, { name })).key.id;
  const [taken, twin, alone] = [await create("Café"), await create("Twin"), await create("Alone")];
  const store = (id: string, name: string) => engine.db.update(keys).set({ name }).where(eq(keys.id, id));
  await store(twin, "Cafe\u0301");
  await store(alone, "Zoe\u0308");
  await engine.db.update(workspaces).set({ name: "Be\u0301ta" }).where(eq(workspaces.id, here.workspaceId));
  await engine.db.execute(sql.raw(migration()));
  const rows = await engine.db.select({ id: keys.id, name: keys.name }).from(keys);
  const find = (id: string) => rows.find((row) => row.id === id)?.name;
  expect([find(taken), find(twin), find(alone)]).toEqual(["Café", `Café ${twin.slice(0, 8)}`, "Zoë"]);
  const [workspace] = await engine.db.select().from(workspaces).where(eq(workspaces.id, here.workspaceId));
  expect(workspace?.name).toBe("Béta");
});
