import { createPublicKey, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { usage } from "@/db/schema/index";
import { call } from "@/e2e/support/call";
import { createServerTenant, type ServerTenant } from "@/e2e/support/server-tenant";
import { createServiceAccount } from "@/e2e/support/stand-in/google-tokens";
import { STANDIN_ACCESS_KEY, STANDIN_BLOB_ACCOUNT } from "@/e2e/support/stand-in/storage/storage";

let at: ServerTenant;
let credentialId: string;
let path: string;
beforeAll(async () => {
  at = await createServerTenant();
  at.standIn.storage.buckets.set("acme-files", { region: "us-east-1", objects: new Map() });
  credentialId = await createCredential("s3-compatible", {
    endpoint: at.standIn.url,
    access_key_id: STANDIN_ACCESS_KEY.id,
    secret_access_key: STANDIN_ACCESS_KEY.secret,
  });
  path = `/api/storage-units/${(await create({ credential_id: credentialId })).id}`;
});
afterAll(() => at.stop());

const createCredential = (provider: string, fields: Record<string, string>) =>
  at.createCredential({ provider, api_key: undefined, api_base: undefined, fields });

const create = async (fields: Record<string, unknown>) => {
  const unit = {
    name: randomUUID(),
    workspace_id: at.project.workspace_id,
    bucket: "acme-files",
    type: "S3",
  };
  return (await at.manage("POST", "/api/storage-units", { ...unit, ...fields })).body;
};

it("answers the documented object, with its validation", async () => {
  const validated = await at.manage("POST", `${path}/validate`);
  expect(validated.body).toEqual({
    id: path.split("/").at(-1),
    version: 1,
    workspace_id: at.project.workspace_id,
    name: expect.any(String),
    bucket: "acme-files",
    type: "S3",
    endpoint: null,
    region: null,
    credential_id: credentialId,
    status: "valid",
    last_validated_at: expect.any(String),
    created_at: expect.any(String),
    updated_at: expect.any(String),
    suggested_region: null,
    evidence: null,
  });
  const { body: store } = await at.manage("GET", `/api/provider-credentials/${credentialId}`);
  expect(store.storage_unit_count).toBe(1);
  const refused = await call(at.url, "DELETE", `/api/provider-credentials/${credentialId}`, { key: at.key });
  expect([refused.status, refused.body.error.code]).toEqual([400, "IN_USE"]);
});

describe("links to files", () => {
  const presign = (key: string, body: object) => call(at.url, "POST", `${path}/presign`, { key, body });
  const createKey = (scope: string) => at.createKey({ project_id: at.project.id, scopes: [scope] });

  it("upload and download with project keys of one scope each", async () => {
    const [writer, reader] = [await createKey("storage:write"), await createKey("storage:read")];
    const key = "2026/Grüße + (1)?.pdf";
    const upload = await presign(writer.secret, { key, method: "PUT", expires_in: 60 });
    expect(upload.body).toEqual({
      url: expect.stringContaining(
        `${at.standIn.url}/acme-files/2026/Gr%C3%BC%C3%9Fe%20%2B%20%281%29%3F.pdf?`,
      ),
      method: "PUT",
      headers: {},
      expires_at: expect.any(String),
    });
    expect((await fetch(upload.body.url, { method: "PUT", body: "An invoice" })).status).toBe(200);
    const { body: download } = await presign(reader.secret, { key });
    expect(await (await fetch(download.url)).text()).toBe("An invoice");
    const refusals = [
      [await presign(writer.secret, { key, method: "GET" }), "Missing scope storage:read"],
      [await presign(reader.secret, { key, method: "DELETE" }), "Missing scope storage:write"],
      [await presign((await createKey("runtimes:read")).secret, { key }), "Missing scope storage:read"],
    ] as const;
    for (const [{ status, body }, message] of refusals) {
      expect([status, body.error.code, body.error.message]).toEqual([403, "INSUFFICIENT_SCOPE", message]);
    }
  });

  it("refuse bad input at its field, without the secret", async () => {
    const { body } = await presign(at.key, { key: "../payroll", expires_in: 604_801 });
    expect(body.error).toMatchObject({ code: "INVALID_REQUEST", param: "key" });
    expect(body.error.fields.map(({ path }: { path: string }) => path)).toEqual(["key", "expires_in"]);
    expect(JSON.stringify(await presign(at.key, { key: "a" }))).not.toContain(STANDIN_ACCESS_KEY.secret);
  });

  it("leave a usage record with the credential", async () => {
    const key = await createKey("storage:read");
    await presign(key.secret, { key: "a.txt" });
    const read = () =>
      at.engine.db
        .select({ endpoint: usage.endpoint, status: usage.status, credentialId: usage.credentialId })
        .from(usage)
        .where(eq(usage.keyId, key.id));
    await vi.waitFor(async () => {
      expect(await read()).toEqual([
        { endpoint: "/api/storage-units/:id/presign", status: 200, credentialId },
      ]);
    }, 10_000);
  });
});

describe.each([
  {
    type: "GCS",
    provider: "gcp",
    createFields: () => {
      const file = createServiceAccount(at.standIn.url);
      const { client_email, private_key } = JSON.parse(file);
      at.standIn.storage.serviceAccounts.set(client_email, createPublicKey(private_key));
      return { service_account_json: file };
    },
    endpoint: "",
    upload: {},
  },
  {
    type: "BLOB",
    provider: "azure",
    createFields: () => ({
      account_name: STANDIN_BLOB_ACCOUNT.name,
      account_key: STANDIN_BLOB_ACCOUNT.key,
    }),
    endpoint: `/${STANDIN_BLOB_ACCOUNT.name}`,
    upload: { "x-ms-blob-type": "BlockBlob" },
  },
])("a $type unit of $provider", ({ type, provider, createFields, endpoint, upload }) => {
  it("is validated, and its links upload, download and delete", async () => {
    const unit = await create({
      ...{ type, endpoint: at.standIn.url + endpoint },
      credential_id: await createCredential(provider, createFields()),
    });
    const [validate, presign] = ["validate", "presign"].map(
      (verb) => `/api/storage-units/${unit.id}/${verb}`,
    );
    expect((await at.manage("POST", validate ?? "")).body).toMatchObject({ type, status: "valid" });
    const send = async (method: string, body?: string) => {
      const link = (await at.manage("POST", presign ?? "", { key: "2026/Grüße + (1)?.pdf", method })).body;
      expect(link).toMatchObject({ method, headers: method === "PUT" ? upload : {} });
      const answer = await fetch(link.url, { method, headers: link.headers, ...(body && { body }) });
      return [answer.status, await answer.text()];
    };
    expect(await send("PUT", "An invoice")).toEqual([type === "GCS" ? 200 : 201, ""]);
    expect(await send("GET")).toEqual([200, "An invoice"]);
    expect(await send("DELETE")).toEqual([204, ""]);
    expect((await send("GET"))[0]).toBe(404);
  });
});
