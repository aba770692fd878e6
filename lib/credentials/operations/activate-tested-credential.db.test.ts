import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { usage } from "@/db/schema/index";
import { CANARY, credentialTests } from "@/e2e/support/credentials";
import { activateTestedCredential } from "./activate-tested-credential";

const { db, tenant, create, write, usedSecret } = credentialTests();

const NEW = "sk-the-new-secret";

/** Creates an inactive credential whose last test came to a result. */
async function createTested(
  lastTestResult: "valid" | "rejected" | "out_of_quota" | "wrong_path" | "unreachable" | null,
  facts: Record<string, unknown> = {},
) {
  const { id } = await create({ name: "New", apiKey: NEW, active: false, ...facts });
  await write(id, { lastTestResult });
  return id;
}

const activate = (id: string, version?: number) =>
  activateTestedCredential.execute(tenant().owner, { id, version });

it("activates a valid credential where no other is in use", async () => {
  await create({ name: "Of a workspace", workspaceId: tenant().here.workspaceId });
  await create({ name: "Inactive", active: false });
  const id = await createTested("valid");
  expect(await activate(id)).toMatchObject({ active: true, inUse: true, version: 2, replaces: null });
  expect(await usedSecret()).toBe(NEW);
  expect(await activate(id)).toMatchObject({ active: true, version: 2, replaces: null });
});

it.each(["rejected", "out_of_quota", "wrong_path", "unreachable", null] as const)(
  "leaves one inactive whose test came to %s",
  async (result) => {
    const id = await createTested(result);
    expect(await activate(id)).toMatchObject({ active: false, version: 1, replaces: null });
  },
);

it("leaves one inactive that would take over from another, and names that one with its requests", async () => {
  const production = await create({ name: "Production" });
  await db().insert(usage).values({
    id: randomUUID(),
    at: tenant().owner.now,
    organizationId: tenant().organizationId,
    credentialId: production.id,
    endpoint: "chat",
    status: 200,
    outcome: "complete",
    latencyMs: 1,
  });
  const id = await createTested("valid");
  expect(await activate(id)).toMatchObject({
    active: false,
    replaces: { id: production.id, name: "Production", requestsLastDay: 1 },
  });
  expect(await usedSecret()).toBe(CANARY);
});

it("activates one beside a credential of greater priority, which stays in use", async () => {
  await create({ name: "Production", priority: 1 });
  const id = await createTested("valid");
  expect(await activate(id)).toMatchObject({ active: true, inUse: false, replaces: null });
  expect(await usedSecret()).toBe(CANARY);
});

it("refuses a stale version", async () => {
  const id = await createTested("valid");
  await expect(activate(id, 7)).rejects.toMatchObject({ code: "CONFLICT", reason: "version" });
  expect(await activate(id, 1)).toMatchObject({ active: true });
});
