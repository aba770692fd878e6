import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { runtimeTests } from "@/e2e/support/runtimes";
import { createTenant, keyActor, person } from "@/e2e/support/tenant";
import type { Actor } from "@/lib/core/operations/context";
import { createCredential } from "@/lib/credentials/operations/create-credential";
import { deleteCredential } from "@/lib/credentials/operations/delete-credential";
import { deleteRuntime } from "@/lib/runtimes/operations/delete-runtime";
import { getRuntime } from "@/lib/runtimes/operations/get-runtime";
import { listRuntimes } from "@/lib/runtimes/operations/list-runtimes";
import { updateRuntime } from "@/lib/runtimes/operations/update-runtime";

const { db, tenant, as, create, update, credential } = runtimeTests();

const both = ["runtimes:read", "runtimes:write"];

const names = async (actor?: Actor) =>
  (await listRuntimes.execute(as(actor), {})).data.map(({ name }) => name).sort();

describe("the link to a credential", () => {
  it("is to one of the same provider, of the runtime's workspace or organization", async () => {
    const { workspaceId } = tenant().here;
    const [organization, own] = [await credential(), await credential({ workspaceId })];
    const other = await credential({ workspaceId: tenant().there.workspaceId });
    const claude = await credential({ provider: "anthropic", apiKey: "sk-ant-1" });
    expect(await create({ name: "a", credentialId: organization.id })).toMatchObject({
      credentialId: organization.id,
    });
    expect(await create({ name: "b", workspaceId, credentialId: own.id })).toMatchObject({
      credentialId: own.id,
    });
    expect(await create({ name: "c", workspaceId, credentialId: organization.id })).toMatchObject({
      workspaceId,
    });
    for (const facts of [
      { credentialId: own.id },
      { workspaceId, credentialId: other.id },
      { credentialId: claude.id },
    ]) {
      await expect(create({ name: "d", ...facts })).rejects.toMatchObject({
        status: 400,
        param: "credentialId",
      });
    }
    const linked = await create({ name: "e", credentialId: organization.id });
    await expect(update(linked.id, { provider: "anthropic" })).rejects.toMatchObject({
      param: "credentialId",
    });
    expect(await update(linked.id, { provider: "anthropic", credentialId: claude.id })).toMatchObject({
      provider: "anthropic",
    });
  });

  it("does not find what is absent, foreign, or out of the actor's reach", async () => {
    const { workspaceId } = tenant().here;
    const member = person("member", { [workspaceId]: "write" });
    const organization = await credential();
    const own = await credential({ workspaceId });
    const foreign = (
      await createCredential.execute((await createTenant(db())).owner, {
        provider: "openai",
        name: "Theirs",
        apiKey: "sk-theirs",
      })
    ).id;
    for (const credentialId of [randomUUID(), "7", foreign]) {
      await expect(create({ credentialId })).rejects.toMatchObject({
        code: "NOT_FOUND",
        param: "credentialId",
      });
    }
    const refused = create({ workspaceId, credentialId: organization.id }, member);
    await expect(refused).rejects.toMatchObject({ code: "NOT_FOUND" });
    const linked = await create({ workspaceId, credentialId: own.id }, member);
    await update(linked.id, { credentialId: organization.id });
    expect(await update(linked.id, { name: "renamed" }, member)).toMatchObject({
      credentialId: organization.id,
    });
  });

  it("stands in the way of the credential's deletion until it is cut", async () => {
    const { id } = await credential();
    const runtime = await create({ credentialId: id });
    await expect(deleteCredential.execute(tenant().owner, { id })).rejects.toMatchObject({ code: "IN_USE" });
    await update(runtime.id, { credentialId: null });
    expect(await deleteCredential.execute(tenant().owner, { id })).toMatchObject({ id });
  });

  it("does not stand beside a base URL", async () => {
    const { id } = await credential();
    const baseUrl = "https://models.example/v1";
    await expect(create({ credentialId: id, baseUrl })).rejects.toMatchObject({
      status: 400,
      param: "baseUrl",
    });
    const keyless = await create({ baseUrl });
    await expect(update(keyless.id, { credentialId: id })).rejects.toMatchObject({ param: "baseUrl" });
    expect(await update(keyless.id, { credentialId: id, baseUrl: null })).toMatchObject({ credentialId: id });
  });
});

describe("who may", () => {
  it("read: whoever's calls can use it", async () => {
    await create({ name: "common" });
    await create({ name: "ours", workspaceId: tenant().here.workspaceId });
    await create({ name: "theirs", workspaceId: tenant().there.workspaceId });
    const { workspaceId, projectId } = tenant().here;
    const readers = [
      person("viewer", { [workspaceId]: "read" }),
      keyActor(both, { kind: "project", projectId }, workspaceId),
      keyActor(both, { kind: "selected", projectIds: [projectId] }),
    ];
    for (const actor of readers) expect(await names(actor)).toEqual(["common", "ours"]);
    expect(await names(keyActor(both))).toEqual(["common", "ours", "theirs"]);
    const { data } = await listRuntimes.execute(tenant().owner, {});
    for (const { id, name } of data) {
      for (const actor of readers) {
        const got = getRuntime.execute(as(actor), { id });
        if (name === "theirs") await expect(got).rejects.toMatchObject({ code: "NOT_FOUND" });
        else expect(await got).toMatchObject({ name });
      }
    }
  });

  it("write: admins everywhere, members with write in their workspace", async () => {
    const { workspaceId, projectId } = tenant().here;
    const common = await create({ name: "common" });
    const ours = await create({ name: "ours", workspaceId });
    const member = person("member", { [workspaceId]: "write" });
    expect(await update(ours.id, { enabled: false }, member)).toMatchObject({ enabled: false });
    const refused = [
      update(common.id, { enabled: false }, member),
      create({ name: "x" }, member),
      update(ours.id, { enabled: false }, person("viewer", { [workspaceId]: "write" })),
      update(ours.id, { enabled: false }, person("member", { [workspaceId]: "read" })),
      update(common.id, { enabled: false }, keyActor(both, { kind: "project", projectId }, workspaceId)),
      create({ name: "x" }, keyActor(both, { kind: "project", projectId }, workspaceId)),
    ];
    const isRefused = { code: "FORBIDDEN", reason: "access" };
    await Promise.all(refused.map((work) => expect(work).rejects.toMatchObject(isRefused)));
    const stranger = person("member", { [tenant().there.workspaceId]: "admin" });
    await expect(update(ours.id, { enabled: false }, stranger)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(create({ name: "x", workspaceId }, stranger)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(create({ name: "x" }, keyActor(["runtimes:read"]))).rejects.toMatchObject({
      code: "INSUFFICIENT_SCOPE",
    });
  });

  it("nothing from another organization", async () => {
    const { id } = await create();
    const foreign = await createTenant(db());
    await expect(getRuntime.execute(foreign.owner, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(updateRuntime.execute(foreign.owner, { id, name: "x" })).rejects.toMatchObject({
      status: 404,
    });
    await expect(deleteRuntime.execute(foreign.owner, { id })).rejects.toMatchObject({ status: 404 });
    expect((await listRuntimes.execute(foreign.owner, {})).data).toEqual([]);
  });
});
