import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { usage } from "@/db/schema";
import { openTestDatabase } from "@/db/test-database";
import { freshTenant, person } from "@/lib/core/test-tenant";
import { readOverview } from "./overview";

let engine: Engine;
beforeAll(async () => {
  engine = await openTestDatabase();
});
afterAll(() => engine.close());

const HOUR = 3_600_000;

it("holds the last day against the one before, in what the person sees", async () => {
  const { organizationId, owner, as, here, there } = await freshTenant(engine.db);
  const call = (hoursAgo: number, facts: Partial<typeof usage.$inferInsert>) => ({
    id: randomUUID(),
    at: new Date(owner.now.getTime() - hoursAgo * HOUR),
    organizationId,
    endpoint: "/v1/chat/completions",
    status: 200,
    outcome: "complete" as const,
    latencyMs: 100,
    ...facts,
  });
  await engine.db
    .insert(usage)
    .values([
      call(0.5, { projectId: here.projectId, tokensIn: 10, tokensOut: 5 }),
      call(0.6, { projectId: there.projectId, status: 429, latencyMs: 300 }),
      call(30, { projectId: here.projectId, latencyMs: 50 }),
      call(80, { projectId: here.projectId }),
    ]);
  const whole = await readOverview.execute(owner, {});
  expect(whole.requests).toMatchObject({ now: 2, before: 1 });
  expect(whole.requests.hours).toHaveLength(24);
  expect(whole.requests.hours.at(-1)).toBe(2);
  expect(whole.errors).toMatchObject({ now: 1, before: 0 });
  expect(whole.tokens.now).toBe(15);
  expect(whole.latencyMs).toMatchObject({ now: 200, before: 50 });
  const member = as(person("member", { [here.workspaceId]: "read" }));
  expect((await readOverview.execute(member, {})).requests).toMatchObject({ now: 1, before: 1 });
  const project = await readOverview.execute(owner, { projectId: there.projectId });
  expect(project.errors.now).toBe(1);
});
