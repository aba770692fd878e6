import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { openTestDatabase } from "@/e2e/support/database";
import { refusal } from "@/e2e/support/key-callers";
import { createTenant, person } from "@/e2e/support/tenant";
import { writeUsage } from "@/e2e/support/usage";
import { createKey } from "@/lib/keys/operations/create-key";
import { getKey } from "@/lib/keys/operations/list-keys";
import { updateKey } from "@/lib/keys/operations/update-key";
import { createRuntime } from "@/lib/runtimes/operations/create-runtime";
import { simulateKey } from "./simulate";

let engine: Engine;
let tenant: Awaited<ReturnType<typeof createTenant>>;
let id: string;
beforeAll(async () => {
  engine = await openTestDatabase();
});
afterAll(() => engine.close());
beforeEach(async () => {
  tenant = await createTenant(engine.db);
  const { key } = await createKey.execute(tenant.owner, { name: "CI", scopes: ["chat:write"] });
  id = key.id;
});

const HOUR_MS = 3_600_000;
const hoursAgo = (hours: number) => new Date(tenant.owner.now.getTime() - hours * HOUR_MS);
const simulate = (draft: object, ctx = tenant.owner) => simulateKey.execute(ctx, { id, ...draft });

type Call = Parameters<typeof writeUsage>[2][number];
const write = (calls: Call[]) =>
  writeUsage(
    engine,
    tenant.organizationId,
    calls.map((call, hours) => ({
      ...{ keyId: id, at: hoursAgo(hours), scope: "chat:write", provider: "openai", model: "gpt-4.1" },
      ...call,
    })),
  );

it("tells what a draft would have refused of what passed, and why, newest first", async () => {
  const runtime = await createRuntime.execute(tenant.owner, {
    ...{ name: "support", provider: "openai", upstreamModel: "o3" },
  });
  await write([
    { ip: "10.0.0.1", client: "curl" },
    { ip: "203.0.113.9", runtimeId: runtime.id, model: "o3" },
    { ip: "203.0.113.9", runtimeId: randomUUID(), model: "gone-model" },
    { ip: "10.0.0.1", status: 502 },
    { ip: "203.0.113.9", status: 403, code: "FORBIDDEN", reason: "ip", passed: false },
    { ip: "203.0.113.9", at: hoursAgo(24 * 31) },
  ]);
  expect(await simulate({})).toEqual({ requests: 4, denied: 0, samples: [], byReason: {} });
  const draft = { ipAllowlist: ["203.0.113.0/24"], modelDenylist: ["support", "openai/gone-*"] };
  expect(await simulate(draft)).toMatchObject({
    ...{ requests: 4, denied: 4, byReason: { ip: 2, model: 2 } },
    samples: [
      { at: hoursAgo(0).toISOString(), reason: "ip", code: "FORBIDDEN", client: "curl", runtime: null },
      { reason: "model", rule: "support", runtime: { name: "support", number: runtime.number } },
      { reason: "model", rule: "openai/gone-*", runtime: null, model: "gone-model" },
      { reason: "ip", ip: "10.0.0.1" },
    ],
  });
  expect(await simulate({ scopes: [] })).toMatchObject({ denied: 4, byReason: { scope: 4 } });
});

it("replays limits by minute and day", async () => {
  const minute = Math.floor(hoursAgo(2).getTime() / 60_000) * 60_000;
  await write([0, 1, 2, 60, 61].map((seconds) => ({ at: new Date(minute + seconds * 1_000) })));
  expect(await simulate({ rateLimitPerMinute: 2 })).toMatchObject({
    denied: 1,
    samples: [{ at: new Date(minute + 2_000).toISOString(), code: "RATE_LIMIT", rule: "2" }],
  });
  expect((await simulate({ rateLimitPerMinute: 3 })).denied).toBe(0);
});

it("changes nothing, and leaves aside that the key is off", async () => {
  await write([{}]);
  const before = await updateKey.execute(tenant.owner, { id, enabled: false, revoked: true });
  expect(await simulate({ modelAllowlist: ["o3"], rateLimitPerMinute: 1 })).toMatchObject({ denied: 1 });
  expect(await simulate({})).toMatchObject({ requests: 1, denied: 0 });
  expect(await getKey.execute(tenant.owner, { id })).toEqual(before);
});

it.each([
  { ipAllowlist: ["not an address"] },
  { rateLimitPerMinute: 0 },
  { expiresAt: "2001-01-01T00:00:00Z" },
  { projectAccess: "selected" },
  { projectAccess: "selected", projectIds: [randomUUID()] },
  { nonsense: 1 },
])("refuses the draft %j as an edit does", async (draft) => {
  const refused = await refusal(simulate(draft));
  expect(refused).not.toBe("not refused");
  expect(refused).toEqual(await refusal(updateKey.execute(tenant.owner, { id, ...draft })));
});

it("replays for a member only the calls of the projects that they see", async () => {
  const { here, there, as } = tenant;
  await write([{ projectId: here.projectId }, { projectId: there.projectId }, {}]);
  const member = as(person("member", { [here.workspaceId]: "read" }));
  expect(await simulate({ modelDenylist: ["*"] }, member)).toMatchObject({ requests: 1, denied: 1 });
  const only = { projectAccess: "selected", projectIds: [there.projectId] };
  expect(await simulate(only)).toMatchObject({ requests: 3, denied: 1, byReason: { project: 1 } });
});
