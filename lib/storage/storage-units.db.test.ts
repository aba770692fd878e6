import { asc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { audit } from "@/db/schema";
import { storageUnitTests } from "@/e2e/support/storage-units";
import { createTenant, keyActor, person } from "@/e2e/support/tenant";
import type { Actor } from "@/lib/core/operations/context";
import { deleteStorageUnit } from "@/lib/storage/operations/delete-storage-unit";
import { getStorageUnit } from "@/lib/storage/operations/get-storage-unit";
import { listStorageUnits } from "@/lib/storage/operations/list-storage-units";
import { updateStorageUnit } from "@/lib/storage/operations/update-storage-unit";

const { db, tenant, as, create, update } = storageUnitTests();

const both = ["runtimes:read", "runtimes:write"];

describe("creating", () => {
  it("answers the whole object", async () => {
    const unit = await create({ endpoint: "https://minio.example/", region: "eu-central-1" });
    expect(unit).toMatchObject({
      version: 1,
      workspaceId: tenant().here.workspaceId,
      name: "Invoices",
      bucket: "acme-files",
      type: "S3",
      endpoint: "https://minio.example",
      region: "eu-central-1",
      credentialId: null,
      status: "unvalidated",
      lastValidatedAt: null,
    });
    expect(await getStorageUnit.execute(tenant().owner, { id: unit.id })).toEqual(unit);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ name: "" }, "name"],
    [{ bucket: "" }, "bucket"],
    [{ bucket: "a/b" }, "bucket"],
    [{ bucket: "a..b" }, "bucket"],
    [{ bucket: "evil.example#" }, "bucket"],
    [{ bucket: "a?b" }, "bucket"],
    [{ type: "FTP" }, "type"],
    [{ endpoint: "minio.example" }, "endpoint"],
    [{ endpoint: "https://user:word@minio.example" }, "endpoint"],
    [{ region: "eu central" }, "region"],
    [{ region: "eu.example.com/" }, "region"],
    [{ status: "valid" }, "status"],
    [{ workspaceId: undefined }, "workspaceId"],
  ])("refuses %j at %s", async (facts, param) => {
    await expect(create(facts)).rejects.toMatchObject({ code: "INVALID_REQUEST", param });
  });

  it("refuses a name that is taken in the workspace, and takes it in another", async () => {
    await create();
    await expect(create()).rejects.toMatchObject({ code: "CONFLICT", reason: "taken", param: "name" });
    expect(await create({ workspaceId: tenant().there.workspaceId })).toMatchObject({ name: "Invoices" });
  });

  it("takes the workspace's slug, and does not find an absent one", async () => {
    const { slug, workspaceId } = tenant().here;
    expect(await create({ workspaceId: slug })).toMatchObject({ workspaceId });
    await expect(create({ workspaceId: "nowhere" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

it("finds units by a part of the name or the bucket", async () => {
  const { id } = await create();
  await create({ name: "Uploads", bucket: "acme-uploads" });
  const find = async (search: string) =>
    (await listStorageUnits.execute(tenant().owner, { search })).data.map((unit) => unit.id);
  expect(await find("NVOI")).toEqual([id]);
  expect(await find("acme-f")).toEqual([id]);
  expect(await find("a%s")).toEqual([]);
  expect(await find("acme")).toHaveLength(2);
});

describe("editing and deleting", () => {
  it("keeps what is omitted, clears with null, and refuses a stale version", async () => {
    const { id } = await create({ region: "eu-central-1" });
    const renamed = await update(id, { name: "Bills", version: 1 });
    expect(renamed).toMatchObject({ name: "Bills", region: "eu-central-1", version: 2 });
    expect(await update(id, { region: null })).toMatchObject({ region: null, version: 3 });
    await expect(update(id, { name: "x", version: 1 })).rejects.toMatchObject({ reason: "version" });
    await expect(update(id, { workspaceId: tenant().there.workspaceId })).rejects.toMatchObject({
      param: "workspaceId",
    });
  });

  it("is written down with before and after", async () => {
    const { id } = await create();
    await update(id, { bucket: "acme-bills" });
    await deleteStorageUnit.execute(tenant().owner, { id });
    const rows = await db()
      .select({ action: audit.action, before: audit.before, after: audit.after })
      .from(audit)
      .where(eq(audit.subject, `storage_unit:${id}`))
      .orderBy(asc(audit.sequence));
    expect(rows).toEqual([
      {
        action: "storageUnits.create",
        before: null,
        after: expect.objectContaining({ bucket: "acme-files" }),
      },
      {
        action: "storageUnits.update",
        before: { bucket: "acme-files" },
        after: { bucket: "acme-bills" },
      },
      {
        action: "storageUnits.delete",
        before: expect.objectContaining({ name: "Invoices" }),
        after: null,
      },
    ]);
  });

  it("removes a unit", async () => {
    const { id } = await create();
    expect(await deleteStorageUnit.execute(tenant().owner, { id })).toEqual({ id, deleted: true });
    await expect(getStorageUnit.execute(tenant().owner, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("who may", () => {
  const names = async (actor: Actor) =>
    (await listStorageUnits.execute(as(actor), {})).data.map(({ name }) => name).sort();

  it("read: people and keys of the workspace", async () => {
    await create({ name: "ours" });
    await create({ name: "theirs", workspaceId: tenant().there.workspaceId });
    const { workspaceId, projectId } = tenant().here;
    for (const actor of [
      person("viewer", { [workspaceId]: "read" }),
      keyActor(both, { kind: "project", projectId }, workspaceId),
      keyActor(both, { kind: "selected", projectIds: [projectId] }),
    ]) {
      expect(await names(actor)).toEqual(["ours"]);
    }
    expect(await names(keyActor(both))).toEqual(["ours", "theirs"]);
  });

  it("write: admins, members with write there, and keys of the organization", async () => {
    const { id } = await create();
    const { workspaceId, projectId } = tenant().here;
    const member = person("member", { [workspaceId]: "write" });
    expect(await update(id, { name: "Bills" }, member)).toMatchObject({ name: "Bills" });
    expect(await create({ name: "New" }, member)).toMatchObject({ name: "New" });
    const isRefused = { code: "FORBIDDEN", reason: "access" };
    await expect(update(id, {}, person("member", { [workspaceId]: "read" }))).rejects.toMatchObject(
      isRefused,
    );
    await expect(update(id, {}, person("viewer", { [workspaceId]: "write" }))).rejects.toMatchObject(
      isRefused,
    );
    const projectKey = keyActor(both, { kind: "project", projectId }, workspaceId);
    await expect(update(id, {}, projectKey)).rejects.toMatchObject(isRefused);
    await expect(update(id, {}, keyActor(["runtimes:read"]))).rejects.toMatchObject({
      code: "INSUFFICIENT_SCOPE",
    });
  });

  it("nothing from another organization", async () => {
    const { id } = await create();
    const { owner } = await createTenant(db());
    const absent = { code: "NOT_FOUND" };
    await expect(getStorageUnit.execute(owner, { id })).rejects.toMatchObject(absent);
    await expect(updateStorageUnit.execute(owner, { id, name: "x" })).rejects.toMatchObject(absent);
    await expect(deleteStorageUnit.execute(owner, { id })).rejects.toMatchObject(absent);
    expect((await listStorageUnits.execute(owner, {})).data).toEqual([]);
  });
});
