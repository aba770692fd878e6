import { afterAll, beforeAll, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { openTestDatabase } from "@/e2e/support/database";
import { createTenant, person } from "@/e2e/support/tenant";
import { writeUsage } from "@/e2e/support/usage";
import { getOverview } from "./overview";

let engine: Engine;
beforeAll(async () => {
  engine = await openTestDatabase();
});
afterAll(() => engine.close());

const HOUR = 3_600_000;

type Call = Parameters<typeof writeUsage>[2][number];

it("holds the last day against the one before, in what the person sees", async () => {
  const { organizationId, owner, as, here, there } = await createTenant(engine.db);
  const call = (hoursAgo: number, facts: Call) => ({
    at: new Date(owner.now.getTime() - hoursAgo * HOUR),
    ...facts,
  });
  const write = (calls: Call[]) => writeUsage(engine, organizationId, calls);
  await write([
    call(0.5, { projectId: here.projectId, tokensIn: 10, tokensOut: 5 }),
    call(30, { projectId: here.projectId, latencyMs: 50 }),
    call(50, { projectId: here.projectId }),
    call(80, { projectId: here.projectId }),
  ]);
  await write([call(0.6, { projectId: there.projectId, status: 429, latencyMs: 300 }), call(0.5, {})]);
  const whole = await getOverview.execute(owner, {});
  expect(whole.requests).toMatchObject({ now: 3, before: 1 });
  expect(whole.requests.hours).toHaveLength(24);
  expect(whole.requests.hours.at(-1)).toBe(3);
  expect(whole.errors).toMatchObject({ now: 1, before: 0 });
  expect(whole.tokens.now).toBe(15);
  expect(whole.latencyMs).toMatchObject({ now: 100, before: 50 });
  const member = as(person("member", { [here.workspaceId]: "read" }));
  expect((await getOverview.execute(member, {})).requests).toMatchObject({ now: 1, before: 1 });
  const project = await getOverview.execute(owner, { projectId: there.projectId });
  expect(project.errors.now).toBe(1);
});
