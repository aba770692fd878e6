import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "@/e2e/support/call";
import { chat } from "@/e2e/support/server-tenant";
import { AWS_KEY, openWorkspaceKeys, readRefusal, type WorkspaceKeys } from "@/e2e/support/workspace-keys";

let at: WorkspaceKeys["at"];
let client: WorkspaceKeys["client"];
let workspaceId: string;
let createLlm: WorkspaceKeys["createLlm"];
let findLlm: WorkspaceKeys["findLlm"];
let findKey: WorkspaceKeys["findKey"];
beforeAll(async () => {
  ({ at, client, workspaceId, createLlm, findLlm, findKey } = await openWorkspaceKeys());
});
afterAll(() => at.stop());

const count = async (list: () => Promise<{ apiKeys: unknown[] }>) => (await list()).apiKeys.length;

describe("centralized credential creation", () => {
  it("creates a key once and links it to two buckets and an AI model, which it counts", async () => {
    const { success, apiKeyId } = await client.createApiKey({
      workspaceId,
      ...AWS_KEY,
      region: "eu-central-1",
    });
    expect(success).toBe(true);
    const bucket = { workspaceId, bucket: "reports", storageType: "S3", apiKeyUuid: apiKeyId };
    const { bucketId } = await client.createStorageBucket({ ...bucket, name: `bucket-a-${apiKeyId}` });
    await client.createStorageBucket({ ...bucket, name: `bucket-b-${apiKeyId}` });
    await createLlm({ aiType: "AWS", endpoint: null, secret: null, apiKeyUuid: apiKeyId });
    expect(await findKey(apiKeyId)).toEqual({
      ...{ id: apiKeyId, key: AWS_KEY.key, provider: "AWS", workspaceId, region: "eu-central-1" },
      ...{ endpoint: null, tenantId: null, subscriptionId: null, description: null },
      ...{ bucket_count: 2, aillm_count: 1, createdAt: expect.stringMatching(/^\d{4}-.*Z$/) },
    });
    const { buckets } = await client.getStorageBuckets(workspaceId);
    expect(buckets.find(({ id }: { id: string }) => id === bucketId)).toMatchObject({
      ...{ bucket: "reports", storageType: "S3", region: "eu-central-1" },
      ...{ key: AWS_KEY.key, apiKeyId, workspaceId },
    });
  });

  it("is one vault with the credentials and runtimes of the rest of the API", async () => {
    const { apiKeyId } = await client.createApiKey({
      workspaceId,
      provider: "OPENAI",
      key: "CI",
      secret: "sk-1",
    });
    const stored = (await at.manage("GET", `/api/provider-credentials/${apiKeyId}`)).body;
    expect(stored).toMatchObject({ credential_name: "CI", provider: "openai", workspace_id: workspaceId });
    const made = await at.createCredential({
      workspace_id: workspaceId,
      provider: "gemini",
      api_key: "AIstandin-1",
      api_base: null,
    });
    expect(await findKey(made)).toMatchObject({ provider: "GOOGLE", workspaceId });
    const { id, name } = await at.createRuntime({ workspace_id: workspaceId });
    expect(await findLlm(id)).toMatchObject({ name, aiType: "OTHER", endpoint: `${at.standIn.url}/v1` });
  });

  it("never gives a secret back", async () => {
    const secret = `sk-canary-${randomUUID()}`;
    const id = await createLlm({ secret });
    const answers = [
      await client.getApiKeys(),
      await client.getAiLlms(),
      await client.getAvailableAiLlms(),
      await client.validateAiLlm(id),
    ];
    expect(JSON.stringify(answers)).not.toContain(secret);
  });
});

describe("key rotation", () => {
  it("lets all linked AI models use the new secret on their next call", async () => {
    const first = await createLlm({ secret: "sk-standin-before" });
    const { apiKeyId } = await findLlm(first);
    const second = await createLlm({ secret: null, endpoint: null, apiKeyUuid: apiKeyId });
    const { secret: caller } = await at.createKey({ project_id: at.project.id });
    const readSent = async (id: string) => {
      at.standIn.requests.length = 0;
      const { status } = await chat(at, caller, { runtime_id: id, model: "standin-small" });
      return [status, at.standIn.requests[0]?.headers.authorization];
    };
    for (const id of [first, second]) expect(await readSent(id)).toEqual([200, "Bearer sk-standin-before"]);
    await call(at.standIn.url, "POST", "/control/keys", { body: { accept: ["NEW_SECRET_KEY_VALUE"] } });
    await client.updateApiKey(apiKeyId, { secret: "NEW_SECRET_KEY_VALUE" });
    for (const id of [first, second]) {
      expect(await readSent(id)).toEqual([200, "Bearer NEW_SECRET_KEY_VALUE"]);
    }
  });

  it("changes what is given, keeps what is not, and asks for the secret when the host changes", async () => {
    const { apiKeyId } = await client.createApiKey({ workspaceId, ...AWS_KEY, description: "Reports" });
    await client.updateApiKey(apiKeyId, { key: "AKIAIOSFODNN7ROTATED", region: "eu-west-1" });
    const changed = { key: "AKIAIOSFODNN7ROTATED", region: "eu-west-1", description: "Reports" };
    expect(await findKey(apiKeyId)).toMatchObject(changed);
    await client.updateApiKey(apiKeyId, { description: null, region: "", secret: "", key: null });
    expect(await findKey(apiKeyId)).toMatchObject({ ...changed, region: null, description: null });
    expect(await readRefusal(client.updateApiKey(apiKeyId, { provider: "GCP" }))).toEqual([
      ...[400, "INVALID_REQUEST", "validation", "provider"],
    ]);
    const { apiKeyId: other } = await client.createApiKey({
      workspaceId,
      provider: "OPENAI",
      key: "a",
      secret: "s",
    });
    expect(await readRefusal(client.updateApiKey(other, { endpoint: "https://example.com" }))).toEqual([
      ...[400, "INVALID_REQUEST", "validation", "secret"],
    ]);
  });
});

describe("safe deletion", () => {
  it("refuses a key in use, and deletes it when its resources are gone or moved", async () => {
    const id = await createLlm();
    const { apiKeyId } = await findLlm(id);
    expect(await readRefusal(client.deleteApiKey(apiKeyId))).toEqual([400, "IN_USE", null, null]);
    expect(await findKey(apiKeyId)).toMatchObject({ bucket_count: 0, aillm_count: 1 });
    const { apiKeyId: next } = await client.createApiKey({
      ...{ workspaceId, provider: "OPENAI-COMPATIBLE", key: "next", secret: "sk-standin-next" },
      endpoint: `${at.standIn.url}/v1`,
    });
    expect(await client.updateAiLlm(id, { apiKeyUuid: next })).toEqual({ success: true, aiLlmId: id });
    expect(await findLlm(id)).toMatchObject({ apiKeyId: next, key: "next" });
    expect(await client.deleteApiKey(apiKeyId)).toMatchObject({ success: true });
    expect(await findKey(apiKeyId)).toBeUndefined();
    expect(await client.deleteAiLlm(id)).toMatchObject({ success: true });
    expect(await client.deleteApiKey(next)).toMatchObject({ success: true });
  });

  it("protects the key of a bucket in the same way, moves buckets, and unlinks them", async () => {
    const inline = { key: "minio", secret: "minio-secret", endpoint: "https://s3.example.com" };
    const { bucketId } = await client.createStorageBucket({
      ...{ workspaceId, name: randomUUID(), bucket: "backups", storageType: "S3", ...inline },
    });
    const find = async () =>
      (await client.getStorageBuckets()).buckets.find(({ id }: { id: string }) => id === bucketId);
    const { apiKeyId, key, endpoint } = await find();
    expect([key, endpoint]).toEqual([inline.key, inline.endpoint]);
    expect(await findKey(apiKeyId)).toMatchObject({ provider: "S3-COMPATIBLE", bucket_count: 1 });
    expect(await readRefusal(client.deleteApiKey(apiKeyId))).toEqual([400, "IN_USE", null, null]);
    const { apiKeyId: aws } = await client.createApiKey({ workspaceId, ...AWS_KEY });
    await client.updateStorageBucket(bucketId, { apiKeyUuid: aws, endpoint: null, region: "eu-west-1" });
    expect(await find()).toMatchObject({ apiKeyId: aws, endpoint: null, region: "eu-west-1" });
    await client.deleteApiKey(apiKeyId);
    await client.updateStorageBucket(bucketId, { apiKeyUuid: null });
    await client.deleteApiKey(aws);
    expect(await client.getStorageBucketStatus(bucketId)).toMatchObject({ bucketId, nodeStatus: [] });
    const { buckets } = await client.getAvailableStorageBuckets();
    expect(buckets).toContainEqual(expect.objectContaining({ id: bucketId }));
    expect(await client.deleteStorageBucket(bucketId)).toMatchObject({ success: true });
    expect(await find()).toBeUndefined();
  });
});

describe("an inline key and secret", () => {
  it("leave nothing behind when the resource cannot be created", async () => {
    const before = await count(client.getApiKeys);
    const audited = async () => (await at.manage("GET", "/api/audit?limit=1")).body.data[0].sequence;
    const sequence = await audited();
    const name = randomUUID();
    await createLlm({ name });
    expect([await count(client.getApiKeys), await audited()]).toEqual([before + 1, sequence + 2]);
    expect(await readRefusal(createLlm({ name }))).toEqual([409, "CONFLICT", "taken", "name"]);
    const bucket = {
      workspaceId,
      name,
      bucket: "no/such",
      storageType: "S3",
      ...AWS_KEY,
      provider: undefined,
    };
    expect(await readRefusal(client.createStorageBucket(bucket))).toEqual([
      ...[400, "INVALID_REQUEST", "validation", "bucket"],
    ]);
    expect([await count(client.getApiKeys), await audited()]).toEqual([before + 1, sequence + 2]);
  });

  it("replace the key of a resource, which keeps its other settings", async () => {
    const name = randomUUID();
    const id = await createLlm({ name });
    const { apiKeyId: old } = await findLlm(id);
    await client.updateAiLlm(id, {
      key: "second",
      secret: "sk-standin-second",
      endpoint: `${at.standIn.url}/v1`,
    });
    const { apiKeyId, key } = await findLlm(id);
    expect([apiKeyId === old, key]).toEqual([false, "second"]);
    expect(await findLlm(id)).toMatchObject({ name, aiType: "OTHER", endpoint: `${at.standIn.url}/v1` });
    await client.deleteApiKey(old);
  });

  it("are refused halfway, beside the id of a key, and with fields that the provider does not have", async () => {
    const { apiKeyId } = await client.createApiKey({ workspaceId, ...AWS_KEY });
    const invalid = [400, "INVALID_REQUEST", "validation"];
    expect(await readRefusal(createLlm({ key: "k", secret: null }))).toEqual([...invalid, "secret"]);
    expect(await readRefusal(createLlm({ apiKeyUuid: apiKeyId }))).toEqual([...invalid, "apiKeyUuid"]);
    const elsewhere = { secret: null, apiKeyUuid: apiKeyId, aiType: "AWS" };
    expect(await readRefusal(createLlm(elsewhere))).toEqual([...invalid, "endpoint"]);
    expect(await readRefusal(createLlm({ ...elsewhere, endpoint: null, aiType: "OPENAI" }))).toEqual([
      ...[...invalid, "apiKeyUuid"],
    ]);
    const openai = { workspaceId, provider: "OPENAI", key: "k", secret: "s" };
    expect(await readRefusal(client.createApiKey({ ...openai, region: "eu-west-1" }))).toEqual([
      ...[...invalid, "region"],
    ]);
    expect(await readRefusal(client.createApiKey({ ...openai, secret: "" }))).toEqual([...invalid, "secret"]);
    expect(await readRefusal(client.createApiKey({ ...openai, provider: "NO-SUCH" }))).toEqual([
      ...[...invalid, "provider"],
    ]);
    expect(await readRefusal(client.createApiKey({ ...openai, name: "k" }))).toEqual([...invalid, "name"]);
  });
});
