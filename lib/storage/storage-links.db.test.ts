import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { storageUnitTests } from "@/e2e/support/storage-units";
import { createTenant, person } from "@/e2e/support/tenant";
import { createCredential } from "@/lib/credentials/operations/create-credential";
import { deleteCredential } from "@/lib/credentials/operations/delete-credential";
import { getCredential } from "@/lib/credentials/operations/get-credential";

const { db, tenant, create, createLinked, credential, update } = storageUnitTests();

const make = (provider: string, fields: Record<string, string>, facts: Record<string, unknown> = {}) =>
  createCredential.execute(tenant().owner, { provider, name: provider, fields, ...facts });
const aws = () => make("aws", { access_key_id: `AKIA${"A".repeat(16)}`, secret_access_key: "s".repeat(40) });
const azure = () =>
  make("azure", { account_name: "acme", account_key: Buffer.alloc(64, 1).toString("base64") });

describe("the link to a credential", () => {
  it("is to one of the unit's workspace or organization, and counted there", async () => {
    const { workspaceId } = tenant().here;
    const [organization, own] = [await credential(), await credential({}, { workspaceId })];
    const other = await credential({}, { workspaceId: tenant().there.workspaceId });
    await create({ name: "a", credentialId: organization.id });
    await create({ name: "b", credentialId: own.id });
    await create({ name: "c", credentialId: own.id });
    await expect(create({ name: "d", credentialId: other.id })).rejects.toMatchObject({
      status: 400,
      param: "credentialId",
    });
    const count = async (id: string) =>
      (await getCredential.execute(tenant().owner, { id })).storageUnitCount;
    expect([await count(organization.id), await count(own.id), await count(other.id)]).toEqual([1, 2, 0]);
  });

  it("is to a provider that has this type of storage", async () => {
    const openai = await make("openai", { api_key: "sk-one" });
    const noAccount = await make("azure", { api_key: "one", api_base: "https://acme.openai.azure.com" });
    const [amazon, microsoft, s3] = [await aws(), await azure(), await credential()];
    for (const [type, credentialId] of [
      ["S3", openai.id],
      ["S3", microsoft.id],
      ["GCS", amazon.id],
      ["BLOB", s3.id],
      ["BLOB", noAccount.id],
    ]) {
      await expect(create({ type, credentialId })).rejects.toMatchObject({ param: "credentialId" });
    }
    expect(await create({ name: "a", type: "S3", credentialId: amazon.id })).toMatchObject({ type: "S3" });
    expect(await create({ name: "b", type: "GCS", credentialId: s3.id })).toMatchObject({ type: "GCS" });
    const unit = await create({ name: "c", type: "BLOB", credentialId: microsoft.id });
    await expect(update(unit.id, { type: "S3" })).rejects.toMatchObject({ param: "credentialId" });
    expect(await update(unit.id, { type: "S3", credentialId: amazon.id })).toMatchObject({ type: "S3" });
  });

  it("is not to another host than that of the credential's own endpoint", async () => {
    const own = await credential({ endpoint: "https://storage.example/" });
    const endpoints = ["https://evil.example", "http://storage.example", "https://storage.example:8443"];
    for (const endpoint of endpoints) {
      await expect(create({ credentialId: own.id, endpoint })).rejects.toMatchObject({ param: "endpoint" });
    }
    const endpoint = "https://{bucket}.storage.example";
    const unit = await create({ credentialId: own.id, endpoint });
    expect(unit).toMatchObject({ endpoint });
    await expect(update(unit.id, { endpoint: "https://evil.example" })).rejects.toMatchObject({
      param: "endpoint",
    });
    expect(await create({ name: "b", credentialId: (await aws()).id, endpoint })).toMatchObject({ endpoint });
  });

  it("does not find what is absent, foreign, or out of the actor's reach", async () => {
    const { workspaceId } = tenant().here;
    const member = person("member", { [workspaceId]: "write" });
    const organization = await credential();
    const foreign = await createCredential.execute((await createTenant(db())).owner, {
      provider: "s3-compatible",
      name: "Theirs",
      fields: { endpoint: "https://s.example", access_key_id: "id", secret_access_key: "key" },
    });
    for (const credentialId of [randomUUID(), "7", foreign.id]) {
      await expect(create({ credentialId })).rejects.toMatchObject({
        code: "NOT_FOUND",
        param: "credentialId",
      });
    }
    await expect(create({ credentialId: organization.id }, member)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("of the organization does not open other buckets for members", async () => {
    const member = person("member", { [tenant().here.workspaceId]: "write" });
    const unit = await create({ credentialId: (await credential()).id });
    expect(await update(unit.id, { name: "Renamed" }, member)).toMatchObject({ name: "Renamed" });
    for (const move of [
      { bucket: "payroll" },
      { endpoint: "https://evil.example" },
      { region: "us-east-1" },
    ]) {
      await expect(update(unit.id, move, member)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    const cut = await update(unit.id, { bucket: "payroll", credentialId: null }, member);
    expect(cut).toMatchObject({ credentialId: null });
  });

  it("prevents the deletion of the credential until it is cut", async () => {
    const unit = await createLinked();
    const id = unit.credentialId ?? "";
    await expect(deleteCredential.execute(tenant().owner, { id })).rejects.toMatchObject({
      code: "IN_USE",
      message: "Still used by storage unit Invoices",
      extra: { links: [{ type: "storage_unit", id: unit.id, name: "Invoices" }] },
    });
    await update(unit.id, { credentialId: null });
    expect(await deleteCredential.execute(tenant().owner, { id })).toMatchObject({ id });
  });
});
