import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { keySecrets } from "@/db/schema/index";
import { openTestDatabase } from "@/e2e/support/database";
import { createTenant, person } from "@/e2e/support/tenant";
import { writeUsage } from "@/e2e/support/usage";
import { createKey } from "@/lib/keys/operations/create-key";
import { rotateKey } from "@/lib/keys/operations/rotate-key";
import { createRuntime } from "@/lib/runtimes/operations/create-runtime";
import { getImpact } from "./impact";

let engine: Engine;
let tenant: Awaited<ReturnType<typeof createTenant>>;
beforeAll(async () => {
  engine = await openTestDatabase();
});
afterAll(() => engine.close());
beforeEach(async () => {
  tenant = await createTenant(engine.db);
});

const HOUR_MS = 3_600_000;
const hoursAgo = (hours: number) => new Date(tenant.owner.now.getTime() - hours * HOUR_MS);

type Call = Parameters<typeof writeUsage>[2][number];
const write = (keyId: string, calls: Call[]) =>
  writeUsage(
    engine,
    tenant.organizationId,
    calls.map((call) => ({ keyId, ...call })),
  );

it("counts the last day and month, and names the latest callers and models", async () => {
  const { owner, here } = tenant;
  const { key } = await createKey.execute(owner, { name: "CI", projectId: here.projectId });
  const { key: other } = await createKey.execute(owner, { name: "Other" });
  const runtime = await createRuntime.execute(owner, { name: "support", provider: "openai" });
  const node = { ip: "203.0.113.24", client: "openai-node" };
  const curl = { ip: "2001:db8:40::9", client: null };
  await write(key.id, [
    { ...node, at: hoursAgo(1), model: "gpt-4.1-mini" },
    { ...node, at: hoursAgo(2), model: "gpt-4.1-mini", status: 429 },
    { ...curl, at: hoursAgo(30), model: "gpt-4.1", runtimeId: runtime.id },
    { ...curl, at: hoursAgo(31), model: null, endpoint: "/api/me" },
    { ...curl, at: hoursAgo(24 * 40) },
  ]);
  await write(other.id, [{ ...node, model: "o3" }]);
  expect(await getImpact.execute(owner, { id: key.id })).toEqual({
    lastDay: 2,
    lastMonth: 4,
    lastUsedAt: null,
    callers: [
      { ...curl, requests: 3, lastAt: hoursAgo(30).toISOString() },
      { ...node, requests: 2, lastAt: hoursAgo(1).toISOString() },
    ],
    models: [
      { model: "gpt-4.1-mini", runtime: null, requests: 2 },
      { model: "gpt-4.1", runtime: { name: "support", number: runtime.number }, requests: 1 },
    ],
    secrets: [],
    createdKeys: 0,
  });
});

it("tells of each live secret what it was used for since the rotation", async () => {
  const { owner } = tenant;
  const made = await createKey.execute(owner, { name: "CI" });
  const { id } = made.key;
  const { key } = await rotateKey.execute(owner, { id, graceSeconds: 3_600 });
  const [old] = await engine.db
    .select({ secretId: keySecrets.id })
    .from(keySecrets)
    .where(eq(keySecrets.prefix, made.key.prefix));
  await write(id, [
    { ...old, ip: "10.0.0.1", client: "a" },
    { ...old, ip: "10.0.0.1", client: "a" },
    { ...old, ip: "10.0.0.2", client: "a" },
    { ...old, ip: null, client: null },
    { ...old, ip: "10.0.0.3", at: hoursAgo(1) },
  ]);
  expect((await getImpact.execute(owner, { id })).secrets).toEqual([
    { prefix: key.prefix, requests: 0, clients: 0 },
    { prefix: made.key.prefix, requests: 4, clients: 3 },
  ]);
});

it("shows a member, of an inherited key, only the calls of the projects that they see", async () => {
  const { owner, as, here, there } = tenant;
  const { key } = await createKey.execute(owner, { name: "Shared" });
  await write(key.id, [
    { ip: "10.0.0.1", projectId: here.projectId },
    { ip: "10.0.0.2", projectId: there.projectId },
    { ip: "10.0.0.3" },
  ]);
  const member = as(person("member", { [here.workspaceId]: "read" }));
  const seen = await getImpact.execute(member, { id: key.id });
  expect(seen).toMatchObject({ lastDay: 1, callers: [{ ip: "10.0.0.1" }] });
  expect(await getImpact.execute(owner, { id: key.id })).toMatchObject({ lastDay: 3 });
});
