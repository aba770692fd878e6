import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { openTestDatabase } from "@/e2e/support/database";
import { refusal } from "@/e2e/support/key-callers";
import { createTenant, person } from "@/e2e/support/tenant";
import { writeUsage } from "@/e2e/support/usage";
import { getKeyUsage } from "@/lib/keys/insights/key-usage";
import { createKey } from "@/lib/keys/operations/create-key";
import { updateSettings } from "@/lib/organizations/operations/update-settings";
import { getOverview } from "@/lib/usage/overview";
import { listRequests } from "@/lib/usage/requests/list-requests";
import { getUsage } from "./get-usage";

let engine: Engine;
let tenant: Awaited<ReturnType<typeof createTenant>>;
beforeAll(async () => {
  engine = await openTestDatabase();
});
beforeEach(async () => {
  tenant = await createTenant(engine.db);
});
afterAll(() => engine.close());

const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(tenant.owner.now.getTime() - days * DAY_MS);
const dayText = (days: number) => daysAgo(days).toISOString().slice(0, 10);
const read = (input: object, ctx = tenant.owner) => getUsage.execute(ctx, input);
const write = (calls: Parameters<typeof writeUsage>[2]) => writeUsage(engine, tenant.organizationId, calls);

it("lists every day of a range, also those without requests, and their totals", async () => {
  await write([
    { at: daysAgo(0), tokensIn: 10, tokensOut: 4, latencyMs: 90 },
    { at: daysAgo(0), status: 403, passed: false, latencyMs: 1 },
    { at: daysAgo(2), status: 502, latencyMs: 900 },
    { at: daysAgo(40) },
  ]);
  const { from, to, totals, data, nextCursor } = await read({});
  expect({ from, to, nextCursor }).toEqual({ from: dayText(29), to: dayText(0), nextCursor: null });
  expect(data.map(({ day }) => day)).toEqual(Array.from({ length: 30 }, (_, index) => dayText(29 - index)));
  expect(data.at(-2)).toEqual({
    ...{
      day: dayText(1),
      requests: 0,
      errors: 0,
      refused: 0,
      tokensIn: 0,
      tokensOut: 0,
      costUsd: "0.00",
      clientCostUsd: "0.00",
      unpriced: 0,
      p50Ms: null,
      p95Ms: null,
    },
  });
  expect(data.at(-1)).toMatchObject({ requests: 2, errors: 1, refused: 1, tokensIn: 10, tokensOut: 4 });
  expect(totals).toMatchObject({ requests: 3, errors: 2, refused: 1, tokensIn: 10, tokensOut: 4 });
  expect((await read({ from: dayText(40), to: dayText(40) })).totals).toMatchObject({ requests: 1 });
});

it("groups by what was called and by whom, most requests first, page by page", async () => {
  const { here, owner } = tenant;
  const { key } = await createKey.execute(owner, { name: "CI" });
  const gone = randomUUID();
  await write([
    { keyId: key.id, model: "gpt-4.1", provider: "openai", projectId: here.projectId },
    { keyId: key.id, model: "gpt-4.1", provider: "openai" },
    { keyId: key.id, model: "claude", provider: "anthropic", runtimeId: gone, latencyMs: 2_500 },
    { userId: randomUUID() },
  ]);
  const byModel = await read({ groupBy: ["model"] });
  expect(byModel.data).toMatchObject([
    { model: "gpt-4.1", requests: 2 },
    { model: "claude", requests: 1 },
    { model: null, requests: 1 },
  ]);
  expect(byModel.data[1]?.p50Ms).toBeGreaterThan(2_200);
  expect(byModel.data[1]?.p50Ms).toBeLessThanOrEqual(2_800);
  expect((await read({ groupBy: ["key"] })).data).toMatchObject([
    { key: key.id, keyName: "CI", requests: 3 },
    { key: null, keyName: null, requests: 1 },
  ]);
  expect((await read({ groupBy: ["runtime"], model: ["claude"] })).data).toMatchObject([
    { runtime: gone, runtimeName: null, requests: 1 },
  ]);
  const both = await read({ groupBy: ["day", "provider"], keyId: [key.id] });
  expect(both.data).toMatchObject([
    { day: dayText(0), provider: "openai", requests: 2 },
    { day: dayText(0), provider: "anthropic", requests: 1 },
  ]);
  const first = await read({ groupBy: ["model"], limit: 2 });
  const second = await read({ groupBy: ["model"], limit: 2, cursor: first.nextCursor });
  expect([...first.data, ...second.data]).toEqual(byModel.data);
  expect(second).toMatchObject({ totals: null, nextCursor: null });
});

it("groups the requests of at most two days by hour", async () => {
  await write([{ at: daysAgo(0) }, { at: daysAgo(0), status: 500 }, { at: daysAgo(1), model: "m" }]);
  const { data, totals } = await read({ groupBy: ["hour"], from: dayText(1), to: dayText(0) });
  expect(data).toHaveLength(48);
  const hour = `${daysAgo(0).toISOString().slice(0, 13)}:00:00.000Z`;
  expect(data.find((row) => row.hour === hour)).toMatchObject({ requests: 2, errors: 1 });
  expect(totals).toMatchObject({ requests: 3, errors: 1 });
  const groups = await read({ groupBy: ["hour", "model"], from: dayText(1) });
  expect(groups.data).toMatchObject([
    { model: "m", requests: 1 },
    { model: null, requests: 2 },
  ]);
  expect(await refusal(read({ groupBy: ["hour"], from: dayText(2) }))).toMatchObject({ param: "from" });
});

it("shows people the usage of their projects", async () => {
  const { here, there, as } = tenant;
  const credentialId = randomUUID();
  await write([{ projectId: here.projectId, credentialId }, { projectId: there.projectId }, {}]);
  const member = as(person("member", { [here.workspaceId]: "read" }));
  for (const groupBy of [["day"], ["hour"], ["key"], ["project"]]) {
    const range = groupBy[0] === "hour" ? { from: dayText(0) } : {};
    expect((await read({ groupBy, ...range }, member)).totals, String(groupBy)).toMatchObject({
      requests: 1,
    });
  }
  expect((await read({ groupBy: ["credential"] }, member)).data).toMatchObject([
    { credential: null, requests: 1 },
  ]);
  expect((await read({ credentialId: [credentialId] }, member)).totals).toMatchObject({ requests: 0 });
  expect((await read({ credentialId: [credentialId] })).totals).toMatchObject({ requests: 1 });
  const foreign = { code: "FORBIDDEN", reason: "project" };
  expect(await refusal(read({ projectId: [there.projectId] }, member))).toMatchObject(foreign);
  const stranger = await createTenant(engine.db);
  expect((await read({}, stranger.owner)).totals).toMatchObject({ requests: 0 });
});

it("says the same number as the Overview and the key's page", async () => {
  const { key } = await createKey.execute(tenant.owner, { name: "CI" });
  const called = { keyId: key.id, provider: "openai", model: "gpt-4.1" };
  const at = (hours: number) => new Date(tenant.owner.now.getTime() - hours * 3_600_000);
  await write([
    { ...called, at: at(1), tokensIn: 7, tokensOut: 2, costNanos: 2_000_000_001n },
    { ...called, at: at(2), costNanos: null },
    { keyId: key.id, at: at(3), status: 429, passed: false, costNanos: 0n },
    { ...called, at: at(5), outcome: "cut", stream: true, tokensOut: 3, costNanos: 421_500n },
  ]);
  const overview = await getOverview.execute(tenant.owner, {});
  const { totals: ofKey } = await getKeyUsage.execute(tenant.owner, { id: key.id });
  const expected = {
    ...{ requests: 4, errors: 2, tokensIn: 7, tokensOut: 5, costUsd: "2.000421501", unpriced: 1 },
  };
  expect(ofKey).toMatchObject(expected);
  expect([overview.requests.now, overview.errors.now, overview.tokens.now]).toEqual([4, 2, 12]);
  expect(overview.spend).toMatchObject({ now: "2.000421501", before: "0.00", unpriced: 1 });
  const { data: requests } = await listRequests.execute(tenant.owner, {});
  expect(requests.map(({ costUsd }) => costUsd)).toEqual(["2.000000001", null, "0.00", "0.0004215"]);
  const range = { from: dayText(1), to: dayText(0) };
  for (const input of [{}, { groupBy: ["model"] }, { keyId: [key.id] }, { groupBy: ["hour"], ...range }]) {
    expect((await read(input)).totals, JSON.stringify(input)).toMatchObject(expected);
  }
});

it("groups by the tags of keys, each with its whole cost", async () => {
  const make = async (name: string, tags: string[]) =>
    (await createKey.execute(tenant.owner, { name, tags })).key.id;
  await write([
    { keyId: await make("app", ["web", "eu"]), costNanos: 3_000_000_000n },
    { keyId: await make("batch", ["eu"]), costNanos: 4_000_000_000n },
    { keyId: await make("plain", []), costNanos: 5_000_000_000n },
    { keyId: null, costNanos: 6_000_000_000n },
  ]);
  const { data, totals } = await read({ groupBy: ["tag"] });
  expect(data.map(({ tag, requests, costUsd }) => [tag, requests, costUsd])).toEqual([
    ["eu", 2, "7.00"],
    [null, 2, "11.00"],
    ["web", 1, "3.00"],
  ]);
  expect(totals).toMatchObject({ requests: 4, costUsd: "18.00" });
});

it("adds the organization's mark-up for clients", async () => {
  await write([
    { costNanos: 12_345_000_000n, model: "a" },
    { costNanos: 1n, model: "b" },
  ]);
  expect((await read({})).totals).toMatchObject({ costUsd: "12.345000001", clientCostUsd: "12.345000001" });
  await updateSettings.execute(tenant.owner, { markUpPercent: 12.5 });
  const { markUpPercent, totals, data } = await read({ groupBy: ["model"] });
  expect(markUpPercent).toBe(12.5);
  expect(totals).toMatchObject({ costUsd: "12.345000001", clientCostUsd: "13.888125001" });
  expect(data.map(({ clientCostUsd }) => clientCostUsd)).toEqual(["13.888125", "0.000000001"]);
  for (const markUpPercent of [-1, 1_001, 0.125, "12"]) {
    expect(await refusal(updateSettings.execute(tenant.owner, { markUpPercent }))).toMatchObject({
      param: "markUpPercent",
    });
  }
});

it.each([{ from: "2027-02-30" }, { groupBy: ["week"] }, { keyId: ["x"] }, { limit: 101 }, { cursor: "x" }])(
  "refuses %j at its field",
  async (input) => {
    const param = expect.stringMatching(new RegExp(`^${Object.keys(input)[0]}`));
    expect(await refusal(read(input))).toMatchObject({ code: "INVALID_REQUEST", param });
  },
);
