import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { audit, credentialFailures, credentials } from "@/db/schema/index";
import { CANARY, credentialTests } from "@/e2e/support/credentials";
import { person, testKeyring } from "@/e2e/support/tenant";
import { createLog } from "@/lib/core/log";
import { purgeExpired } from "@/lib/jobs/purge-expired";
import { updateSettings } from "@/lib/organizations/operations/update-settings";
import { getCredentialUse } from "./get-credential-use";
import { restoreSecret } from "./restore-secret";

const NEXT = "sk-the-next-secret-0123456789";
const { db, tenant, create, update, usedSecret, write } = credentialTests();

const rotate = async (facts: Record<string, unknown> = {}) => {
  const { id } = await create();
  await update(id, { apiKey: NEXT, ...facts });
  return id;
};
const restore = (id: string, ctx = tenant().owner) => restoreSecret.execute(ctx, { id });
const findPrevious = async (id: string) => (await getCredentialUse.execute(tenant().owner, { id })).previous;
const readColumns = async (id: string) => {
  const [row] = await db()
    .select({ sealed: credentials.sealedPrevious, until: credentials.previousUntil })
    .from(credentials)
    .where(eq(credentials.id, id));
  return row;
};
const expired = { code: "CONFLICT", reason: "expired" };

describe("a replaced secret", () => {
  it("is kept encrypted for 24 hours, and restored whole", async () => {
    const id = await rotate({ apiBase: "https://proxy.example/v1" });
    expect(await usedSecret()).toBe(NEXT);
    const previous = await findPrevious(id);
    expect(previous).toMatchObject({ hints: { api_key: "…abcd" }, rejected: false });
    const hours = (Date.parse(previous?.until ?? "") - tenant().owner.now.getTime()) / 3_600_000;
    expect(hours).toBe(24);
    expect(JSON.stringify(await readColumns(id))).not.toContain("canary");

    expect(await restore(id)).toMatchObject({ hints: { api_key: "…abcd" }, apiBase: null, version: 3 });
    expect(await usedSecret()).toBe(CANARY);
    expect(await findPrevious(id)).toBeNull();
    await expect(restore(id)).rejects.toMatchObject(expired);
  });

  it("is marked when the new one failed its test", async () => {
    const id = await rotate();
    await write(id, { lastTestResult: "rejected", lastTestedAt: new Date() });
    expect(await findPrevious(id)).toMatchObject({ rejected: true });
    expect(await restore(id)).toMatchObject({ lastTestResult: null });
  });

  it("is marked when the provider refused a call with the new one, which the restored one is not blamed for", async () => {
    const id = await rotate();
    const { organizationId, owner } = tenant();
    const at = new Date(owner.now.getTime() + 60_000);
    await db()
      .insert(credentialFailures)
      .values({
        credentialId: id,
        organizationId,
        ...{ reason: "rejected", status: 401, since: at, at, retryAt: at },
      });
    expect(await findPrevious(id)).toMatchObject({ rejected: true });
    const later = { ...owner, now: new Date(at.getTime() + 60_000) };
    expect(await restoreSecret.execute(later, { id })).toMatchObject({ failing: null });
  });

  it("stays with an edit that replaces no secret, and gives way to the next one", async () => {
    const id = await rotate();
    await update(id, { name: "Renamed", apiKey: "" });
    expect(await findPrevious(id)).toMatchObject({ hints: { api_key: "…abcd" } });
    await update(id, { apiKey: "sk-a-third-secret-9876543210" });
    await restore(id);
    expect(await usedSecret()).toBe(NEXT);
  });

  it("is refused after 24 hours, and purged", async () => {
    const id = await rotate();
    await write(id, { previousUntil: new Date(tenant().owner.now.getTime() - 1_000) });
    expect(await findPrevious(id)).toBeNull();
    await expect(restore(id)).rejects.toMatchObject(expired);
    const services = { db: db(), log: createLog("silent"), keyring: testKeyring };
    while ((await purgeExpired.runBatch(services)) === "more");
    expect(await readColumns(id)).toEqual({ sealed: null, until: null });
  });

  it("is not kept where the organization turned that off, which deletes those that are", async () => {
    const kept = await rotate();
    await updateSettings.execute(tenant().owner, { rotationUndo: false });
    for (const id of [kept, await rotate()]) {
      expect(await readColumns(id)).toEqual({ sealed: null, until: null });
      await expect(restore(id)).rejects.toMatchObject(expired);
    }
  });

  it("is not kept when it cannot be decrypted", async () => {
    const { id } = await create();
    await write(id, { sealedFields: { api_key: "gAAAAA" } });
    await update(id, { apiKey: NEXT });
    expect(await readColumns(id)).toEqual({ sealed: null, until: null });
  });

  it("is not restored from another credential, nor as the secret in use", async () => {
    const [one, other] = [await rotate(), await rotate()];
    const columns = await readColumns(one);
    await write(other, { sealedPrevious: columns?.sealed ?? {} });
    await expect(restore(other)).rejects.toMatchObject({ code: "PROVIDER_AUTH" });
    const { "previous.api_key": api_key = "" } = columns?.sealed ?? {};
    await write(one, { sealedFields: { api_key }, priority: 9 });
    await expect(usedSecret()).rejects.toMatchObject({ code: "PROVIDER_AUTH" });
  });

  it("is restored by those who may write, and stands in the audit without its value", async () => {
    const { id } = await create({ workspaceId: tenant().here.workspaceId });
    await update(id, { apiKey: NEXT });
    await write(id, { secretChangedAt: new Date(0) });
    const reader = tenant().as(person("member", { [tenant().here.workspaceId]: "read" }));
    await expect(restore(id, reader)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await restore(id, tenant().as(person("member", { [tenant().here.workspaceId]: "write" })));
    const rows = await db()
      .select({ action: audit.action, after: audit.after })
      .from(audit)
      .where(eq(audit.subject, `credential:${id}`))
      .orderBy(audit.sequence);
    expect(rows.at(-1)).toMatchObject({
      action: "credentials.restoreSecret",
      after: { secretChangedAt: expect.any(String) },
    });
    expect(JSON.stringify(rows)).not.toMatch(/canary|the-next/);
  });
});
