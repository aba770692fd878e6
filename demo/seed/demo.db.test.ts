import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { asc, count, eq, max, min, sum } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import {
  audit,
  credentials,
  keys,
  organizations,
  projects,
  storageUnits,
  usage,
  users,
  workspaces,
} from "@/db/schema/index";
import { openTestDatabase } from "@/e2e/support/database";
import { type StandIn, startStandIn } from "@/e2e/support/stand-in/server";
import { person, testKeyring } from "@/e2e/support/tenant";
import { bootstrap } from "@/lib/boot/bootstrap";
import { toDecimalUsd } from "@/lib/core/input/usd";
import type { Context } from "@/lib/core/operations/context";
import { getKey, listKeys } from "@/lib/keys/operations/list-keys";
import { seedDemo } from "./demo";
import { addBuckets } from "./steps/storage-steps";

let engine: Engine;
let standIn: StandIn;
let ctx: Context;
const folder = mkdtempSync(path.join(tmpdir(), "keystead-demo-"));
const keyFile = path.join(folder, "key");

const wanted = {
  email: "mara@fernhill.example",
  password: "correct horse battery",
  keyFile,
  demoProvider: null,
};
const boot = () =>
  engine.db.transaction((tx) =>
    bootstrap(tx, testKeyring, wanted, (db, keyring, { password }) =>
      seedDemo(db, keyring, { password, keyFile, provider: `${standIn.url}/v1` }),
    ),
  );

beforeAll(async () => {
  [engine, standIn] = await Promise.all([openTestDatabase(), startStandIn()]);
  addBuckets(standIn);
  await boot();
  const [home] = await engine.db.select({ id: organizations.id }).from(organizations);
  ctx = {
    db: engine.db,
    organizationId: home?.id ?? "",
    actor: person("owner"),
    now: new Date(),
    request: { id: "req_test", ip: null, client: null, idempotency: null },
    keyring: testKeyring,
    allowPrivateUpstreams: true,
    providerVariable: () => null,
    changes: [],
    later: (work) => void work(),
  };
});
afterAll(async () => {
  await Promise.all([engine.close(), standIn.stop()]);
  rmSync(folder, { recursive: true });
});

const keyNamed = async (name: string) => {
  const [row] = await engine.db.select({ id: keys.id }).from(keys).where(eq(keys.name, name));
  return getKey.execute(ctx, { id: row?.id ?? "" });
};

it("makes an organization with people, workspaces, projects, credentials and keys in every state", async () => {
  expect(await engine.db.$count(users)).toBe(4);
  expect(await engine.db.$count(workspaces)).toBe(2);
  const named = await engine.db.select({ name: projects.name }).from(projects).orderBy(asc(projects.name));
  expect(named.map(({ name }) => name)).toEqual(["Eval harness", "Search", "Support copilot", "Voice notes"]);
  const { data } = await listKeys.execute(ctx, { limit: 100, archived: true });
  expect(new Set(data.map((key) => key.status))).toEqual(
    new Set(["enabled", "disabled", "expired", "revoked"]),
  );
  expect(data.some((key) => key.archivedAt)).toBe(true);
  const page = await listKeys.execute(ctx, { projectId: ["support-copilot"], limit: 100 });
  expect(page.data.filter((key) => key.inherited)).not.toHaveLength(0);
  const tested = await engine.db
    .select({ name: credentials.name, result: credentials.lastTestResult })
    .from(credentials);
  expect(tested).toContainEqual({ name: "OpenAI production", result: "valid" });
  expect(tested).toContainEqual({ name: "Anthropic research", result: "rejected" });
  const validated = await engine.db
    .select({ name: storageUnits.name, status: storageUnits.status })
    .from(storageUnits);
  expect(validated).toContainEqual({ name: "Call recordings", status: "valid" });
  expect(validated).toContainEqual({ name: "Exports 2024", status: "not_found" });
});

it("leaves two weeks of usage, and last uses that follow from it", async () => {
  const [figures] = await engine.db
    .select({ rows: count(), first: min(usage.at), last: max(usage.at), models: count(usage.model) })
    .from(usage);
  expect(figures?.rows).toBeGreaterThan(20_000);
  expect(figures?.rows).toBeLessThan(45_000);
  expect(figures?.last?.getTime()).toBeLessThanOrEqual(ctx.now.getTime());
  const production = await keyNamed("Production API");
  expect(production.secrets.map((secret) => secret.current)).toEqual([true, false]);
  const last = await engine.db
    .select({ at: max(usage.at) })
    .from(usage)
    .where(eq(usage.keyId, production.id));
  expect(production.lastUsedAt).toBe(last[0]?.at?.toISOString());
  expect((await keyNamed("Notebook, Priya")).lastUsedAt).toBeNull();
  const staging = await keyNamed("Old staging");
  expect(Date.parse(staging.lastUsedAt ?? "")).toBeLessThan(Date.parse(staging.revokedAt ?? ""));
});

it("charges the traffic to its budgets", async () => {
  const { id, maxBudgetUsd, spentUsd } = await keyNamed("Zendesk webhook");
  const [cost] = await engine.db
    .select({ sum: sum(usage.costNanos) })
    .from(usage)
    .where(eq(usage.keyId, id));
  expect([maxBudgetUsd, spentUsd]).toEqual(["1.00", toDecimalUsd(BigInt(cost?.sum ?? 0))]);
  expect(Number(spentUsd)).toBeGreaterThan(0.8);
});

it("dates everything as its history does, oldest first", async () => {
  const rows = await engine.db.select({ at: audit.at }).from(audit).orderBy(asc(audit.sequence));
  const times = rows.map(({ at }) => at.getTime());
  expect(times).toEqual(times.toSorted((one, other) => one - other));
  const { createdAt } = await keyNamed("CI server");
  expect(Math.round((ctx.now.getTime() - Date.parse(createdAt)) / 86_400_000)).toBe(90);
});

it("hands over one key's secret, for its user alone, and does nothing when it is there", async () => {
  const secret = readFileSync(keyFile, "utf8");
  expect(secret).toMatch(/^sk_live_[0-9A-Za-z]{48}\n$/);
  expect(statSync(keyFile).mode & 0o777).toBe(0o600);
  const before = await engine.db.$count(audit);
  await boot();
  expect(await engine.db.$count(audit)).toBe(before);
  expect(readFileSync(keyFile, "utf8")).toBe(secret);
});
