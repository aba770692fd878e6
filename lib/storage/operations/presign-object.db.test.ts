import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { audit } from "@/db/schema";
import { STANDIN_BLOB_ACCOUNT } from "@/e2e/support/stand-in/storage/storage";
import { storageUnitTests } from "@/e2e/support/storage-units";
import { keyActor, person } from "@/e2e/support/tenant";
import type { Context } from "@/lib/core/operations/context";
import { createCredential } from "@/lib/credentials/operations/create-credential";
import { deactivateCredential } from "@/lib/credentials/operations/deactivate-credential";
import { presignObject } from "./presign-object";

const { db, standIn, tenant, as, create, createLinked } = storageUnitTests();

const presign = (id: string, facts: Record<string, unknown> = {}, ctx: Context = tenant().owner) =>
  presignObject.execute(ctx, { id, key: "a.txt", ...facts });

type Link = Awaited<ReturnType<typeof presign>>;
const send = ({ url, method, headers }: Link, body?: string) =>
  fetch(url, { method, headers, ...(body !== undefined && { body }) });

/** Uploads a text by a link and downloads it by another. */
async function copy(id: string, key: string) {
  expect((await send(await presign(id, { key, method: "PUT" }), "Grüße")).ok).toBe(true);
  return (await send(await presign(id, { key }))).text();
}

const store = async (provider: string, fields: Record<string, string>) =>
  (await createCredential.execute(tenant().owner, { provider, name: provider, fields })).id;

const ACCOUNTS: Record<string, Record<string, string>> = {
  aws: { access_key_id: `AKIA${"A".repeat(16)}`, secret_access_key: "s".repeat(40) },
  azure: { account_name: "acme", account_key: Buffer.alloc(64, 1).toString("base64") },
};

describe("a link", () => {
  it("uploads and downloads with the stored secret", async () => {
    const { id } = await createLinked();
    expect(await copy(id, "2026/Grüße + (1)?.txt")).toBe("Grüße");
    expect([...(standIn().storage.buckets.get("acme-files")?.objects.keys() ?? [])]).toEqual([
      "2026/Grüße + (1)?.txt",
    ]);
    expect((await send(await presign(id, { key: "2026/Grüße + (1)?.txt", method: "DELETE" }))).ok).toBe(true);
    expect((await send(await presign(id, { method: "HEAD" }))).status).toBe(404);
  });

  it("opens Cloud Storage and Blob Storage", async () => {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const email = "files@acme.iam.gserviceaccount.com";
    standIn().storage.serviceAccounts.set(email, createPublicKey(privateKey));
    const json = JSON.stringify({
      type: "service_account",
      client_email: email,
      private_key: privateKey.export({ type: "pkcs8", format: "pem" }),
    });
    const google = await create({
      name: "Google",
      type: "GCS",
      endpoint: standIn().url,
      credentialId: await store("gcp", { service_account_json: json }),
    });
    expect(await copy(google.id, "g.txt")).toBe("Grüße");
    const { name, key } = STANDIN_BLOB_ACCOUNT;
    const azure = await create({
      name: "Azure",
      type: "BLOB",
      endpoint: `${standIn().url}/${name}`,
      credentialId: await store("azure", { account_name: name, account_key: key }),
    });
    expect(await presign(azure.id, { method: "PUT" })).toMatchObject({
      headers: { "x-ms-blob-type": "BlockBlob" },
    });
    expect(await copy(azure.id, "a.txt")).toBe("Grüße");
  });

  it.each<[string, string, Record<string, unknown>, string]>([
    ["aws", "S3", {}, "https://acme-files.s3.us-east-1.amazonaws.com/a.txt"],
    ["aws", "S3", { region: "eu-west-1" }, "https://acme-files.s3.eu-west-1.amazonaws.com/a.txt"],
    ["aws", "S3", { region: "cn-north-1" }, "https://acme-files.s3.cn-north-1.amazonaws.com.cn/a.txt"],
    ["aws", "S3", { bucket: "acme.files" }, "https://s3.us-east-1.amazonaws.com/acme.files/a.txt"],
    ["aws", "S3", { endpoint: "https://minio.example/" }, "https://minio.example/acme-files/a.txt"],
    ["aws", "S3", { endpoint: "https://{bucket}.oss.example" }, "https://acme-files.oss.example/a.txt"],
    ["azure", "BLOB", {}, "https://acme.blob.core.windows.net/acme-files/a.txt"],
  ])("of %s %s with %j leads to %4$s", async (provider, type, facts, url) => {
    const { id } = await create({
      type,
      credentialId: await store(provider, ACCOUNTS[provider] ?? {}),
      ...facts,
    });
    expect((await presign(id)).url.split("?")[0]).toBe(url);
  });

  it("expires when it says, and never contains the secret", async () => {
    const { id } = await createLinked();
    const at = tenant().owner.now.getTime();
    const usual = await presign(id);
    expect(Date.parse(usual.expiresAt)).toBe(at + 900_000);
    expect(usual.url).toContain("X-Amz-Expires=900");
    expect(Date.parse((await presign(id, { expiresIn: 604_800 })).expiresAt)).toBe(at + 604_800_000);
    expect(decodeURIComponent(usual.url)).not.toContain("standin-s3");
  });

  const seconds = "Use a whole number of seconds from 1 to 604800";
  it.each<[Record<string, unknown>, string, message?: string]>([
    [{ key: "" }, "key"],
    [{ key: "a/../b" }, "key"],
    [{ key: "./a" }, "key"],
    [{ key: "a\nb" }, "key"],
    [{ key: "ü".repeat(513) }, "key"],
    [{ method: "POST" }, "method"],
    [{ expiresIn: 0 }, "expiresIn", seconds],
    [{ expiresIn: 604_801 }, "expiresIn", seconds],
    [{ expiresIn: 1.5 }, "expiresIn", seconds],
    [{ bucket: "payroll" }, "bucket"],
  ])("refuses %j at %s", async (facts, param, message) => {
    const { id } = await createLinked();
    const refusal = { code: "INVALID_REQUEST", param, ...(message && { message }) };
    await expect(presign(id, facts)).rejects.toMatchObject(refusal);
  });

  it("needs an active credential", async () => {
    const { id, credentialId } = await createLinked();
    await deactivateCredential.execute(tenant().owner, { id: credentialId ?? "" });
    await expect(presign(id)).rejects.toMatchObject({ code: "PROVIDER_AUTH", reason: "inactive" });
    const unlinked = await create({ name: "Unlinked" });
    await expect(presign(unlinked.id)).rejects.toMatchObject({ code: "PROVIDER_AUTH", reason: "missing" });
  });

  it("is written down with its object, and names the credential for the usage record", async () => {
    const { id, credentialId } = await createLinked();
    const used: unknown[] = [];
    await presign(id, { method: "PUT" }, { ...tenant().owner, reportUse: (use) => used.push(use) });
    expect(used).toEqual([{ credentialId, provider: "s3-compatible" }]);
    const rows = await db()
      .select({ action: audit.action, after: audit.after })
      .from(audit)
      .where(eq(audit.subject, `storage_unit:${id}`));
    expect(rows.at(-1)).toEqual({
      action: "storageUnits.presign",
      after: { key: "a.txt", method: "PUT", expiresAt: expect.any(String) },
    });
  });
});

describe("who may", () => {
  it("read needs storage:read, and write storage:write, also with the other one only", async () => {
    const { id } = await createLinked();
    const { workspaceId, projectId } = tenant().here;
    const link = (scopes: string[], method: string) =>
      presign(id, { method }, as(keyActor(scopes, { kind: "project", projectId }, workspaceId)));
    for (const method of ["GET", "HEAD"]) {
      expect(await link(["storage:read"], method)).toMatchObject({ method });
      await expect(link(["storage:write"], method)).rejects.toMatchObject({
        code: "INSUFFICIENT_SCOPE",
        message: "Missing scope storage:read",
      });
    }
    for (const method of ["PUT", "DELETE"]) {
      expect(await link(["storage:write"], method)).toMatchObject({ method });
      await expect(link(["storage:read"], method)).rejects.toMatchObject({
        code: "INSUFFICIENT_SCOPE",
        message: "Missing scope storage:write",
      });
    }
    await expect(link(["runtimes:write"], "GET")).rejects.toMatchObject({ code: "INSUFFICIENT_SCOPE" });
  });

  it("people by their access to the workspace, and keys of another project not at all", async () => {
    const { id } = await createLinked();
    const [here, there] = [tenant().here, tenant().there];
    const reader = as(person("member", { [here.workspaceId]: "read" }));
    expect(await presign(id, {}, reader)).toMatchObject({ method: "GET" });
    await expect(presign(id, { method: "PUT" }, reader)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const writer = as(person("member", { [here.workspaceId]: "write" }));
    expect(await presign(id, { method: "PUT" }, writer)).toMatchObject({ method: "PUT" });
    const other = { kind: "project", projectId: there.projectId } as const;
    const key = as(keyActor(["storage:read"], other, there.workspaceId));
    await expect(presign(id, {}, key)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
