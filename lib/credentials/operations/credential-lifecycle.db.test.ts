import { describe, expect, it } from "vitest";
import { runtimes } from "@/db/schema/index";
import { credentialTests } from "@/e2e/support/credentials";
import { person } from "@/e2e/support/tenant";
import { activateCredential } from "@/lib/credentials/operations/activate-credential";
import { deactivateCredential } from "@/lib/credentials/operations/deactivate-credential";
import { deleteCredential } from "@/lib/credentials/operations/delete-credential";
import { getCredential } from "@/lib/credentials/operations/get-credential";

const { db, tenant, create, update, list, usedSecret } = credentialTests();

describe("activity", () => {
  it("holds from the next call on, and marks the one that is in use", async () => {
    const [first, second] = [
      await create({ apiKey: "sk-first-secret" }),
      await create({ apiKey: "sk-second-secret" }),
    ];
    await deactivateCredential.execute(tenant().owner, { id: second.id });
    expect(await usedSecret()).toBe("sk-first-secret");
    const later = { ...tenant().owner, now: new Date(tenant().owner.now.getTime() + 1000) };
    expect(await activateCredential.execute(later, { id: second.id })).toMatchObject({
      active: true,
      inUse: true,
    });
    expect(await usedSecret()).toBe("sk-second-secret");
    expect(await getCredential.execute(tenant().owner, { id: first.id })).toMatchObject({
      active: true,
      inUse: false,
    });
    await update(first.id, { priority: 5 });
    expect(await getCredential.execute(tenant().owner, { id: first.id })).toMatchObject({ inUse: true });
    expect(await usedSecret()).toBe("sk-first-secret");
  });

  it("marks per provider and workspace", async () => {
    const { workspaceId } = tenant().here;
    await create();
    await create({ workspaceId });
    await create({ provider: "anthropic", apiKey: "sk-ant-1" });
    expect((await list()).every((credential) => credential.inUse)).toBe(true);
  });

  it("answers a repeated switch without a change", async () => {
    const { id } = await create();
    expect(await activateCredential.execute(tenant().owner, { id })).toMatchObject({ version: 1 });
    await deactivateCredential.execute(tenant().owner, { id, version: 1 });
    expect(await deactivateCredential.execute(tenant().owner, { id })).toMatchObject({
      version: 2,
      inUse: false,
    });
    const stale = activateCredential.execute(tenant().owner, { id, version: 1 });
    await expect(stale).rejects.toMatchObject({ code: "CONFLICT" });
  });
});

describe("deleting", () => {
  const link = (credentialId: string) =>
    db().insert(runtimes).values({
      organizationId: tenant().organizationId,
      number: 1,
      name: "default",
      provider: "openai",
      kind: "chat",
      credentialId,
    });

  it("removes what nothing links", async () => {
    const { id } = await create();
    expect(await deleteCredential.execute(tenant().owner, { id })).toMatchObject({ id });
    await expect(getCredential.execute(tenant().owner, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is refused with the list of what uses it", async () => {
    const { id } = await create();
    await link(id);
    expect(await getCredential.execute(tenant().owner, { id })).toMatchObject({
      runtimeCount: 1,
      storageUnitCount: 0,
    });
    await expect(deleteCredential.execute(tenant().owner, { id })).rejects.toMatchObject({
      code: "IN_USE",
      status: 400,
      message: "Still used by runtime default",
      extra: { links: [{ type: "runtime", id: expect.any(String), name: "default" }] },
    });
    expect(await getCredential.execute(tenant().owner, { id })).toMatchObject({ id });
  });

  it("is not for readers, and hidden from those who do not see it", async () => {
    const { workspaceId } = tenant().here;
    const [organization, own] = [await create(), await create({ workspaceId })];
    const viewer = tenant().as(person("viewer", { [workspaceId]: "read" }));
    await expect(deleteCredential.execute(viewer, { id: own.id })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const member = tenant().as(person("member", { [workspaceId]: "write" }));
    await expect(deleteCredential.execute(member, { id: organization.id })).rejects.toMatchObject({
      status: 404,
    });
    expect(await deleteCredential.execute(member, { id: own.id })).toMatchObject({ id: own.id });
  });
});
