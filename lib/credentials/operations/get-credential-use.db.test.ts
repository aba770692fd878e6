import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { runtimes, storageUnits, usage, users } from "@/db/schema/index";
import { credentialTests } from "@/e2e/support/credentials";
import { getCredentialUse } from "./get-credential-use";

const { db, tenant, create } = credentialTests();

const getUse = (id: string) => getCredentialUse.execute(tenant().owner, { id });

it("tells of a new one who made it, and that nothing uses it", async () => {
  const { id } = await create();
  const nothing = { links: [], requestsLastDay: 0, alternative: null, readable: true, previous: null };
  expect(await getUse(id)).toEqual({ ...nothing, createdByName: null, updatedByName: null });
  const { actor } = tenant().owner;
  const userId = actor.kind === "user" ? actor.id : "";
  await db()
    .insert(users)
    .values({ id: userId, email: `${userId}@example.com`, name: "Mara" });
  expect(await getUse(id)).toEqual({ ...nothing, createdByName: "Mara", updatedByName: "Mara" });
});

it("lists what links it, with its state", async () => {
  const { workspaceId } = tenant().here;
  const { organizationId } = tenant();
  const { id: credentialId } = await create({ workspaceId });
  const own = { organizationId, workspaceId, credentialId };
  const runtime = { ...own, provider: "openai", kind: "chat" } as const;
  await db()
    .insert(runtimes)
    .values([
      { ...runtime, number: 1, name: "on" },
      { ...runtime, number: 2, name: "off", enabled: false },
    ]);
  await db()
    .insert(storageUnits)
    .values({ ...own, name: "files", bucket: "files", type: "S3", status: "valid" });
  expect((await getUse(credentialId)).links).toEqual([
    {
      id: expect.any(String),
      type: "runtime",
      name: "on",
      workspaceId,
      enabled: true,
      isDefault: false,
      status: null,
    },
    {
      id: expect.any(String),
      type: "runtime",
      name: "off",
      workspaceId,
      enabled: false,
      isDefault: false,
      status: null,
    },
    {
      id: expect.any(String),
      type: "storage_unit",
      name: "files",
      workspaceId,
      enabled: true,
      isDefault: false,
      status: "valid",
    },
  ]);
});

it("counts the requests of the last 24 hours that were made with it", async () => {
  const [own, other] = [await create(), await create()];
  const { organizationId } = tenant();
  const request = (credentialId: string, hoursAgo: number) => ({
    id: randomUUID(),
    at: sql`now() - make_interval(hours => ${hoursAgo})`,
    organizationId,
    credentialId,
    endpoint: "chat",
    status: 200,
    outcome: "complete" as const,
    latencyMs: 1,
  });
  await db()
    .insert(usage)
    .values([request(own.id, 1), request(own.id, 23), request(own.id, 25), request(other.id, 1)]);
  expect((await getUse(own.id)).requestsLastDay).toBe(2);
});

it("names the active credential of the provider and owner that calls would use instead", async () => {
  const { workspaceId } = tenant().here;
  const [first, second] = [await create({ name: "First" }), await create({ name: "Second", priority: 1 })];
  await create({ name: "Workspace", workspaceId });
  await create({ name: "Inactive", active: false, priority: 2 });
  await create({ name: "Another provider", provider: "anthropic", apiKey: "sk-ant-canary-0123456789" });
  expect(await getUse(first.id)).toMatchObject({ alternative: "Second" });
  expect(await getUse(second.id)).toMatchObject({ alternative: "First" });
});
