import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "@/e2e/support/call";
import { chat, createServerTenant, type ServerTenant } from "@/e2e/support/server-tenant";
import { STANDIN_ACCESS_KEY } from "@/e2e/support/stand-in/storage/storage";
import {
  createWorkspaceKeysClient,
  HttpError,
  type WorkspaceKeysClient,
} from "@/e2e/support/workspace-keys-client";

let at: ServerTenant;
let client: WorkspaceKeysClient;
let workspaceId: string;
beforeAll(async () => {
  at = await createServerTenant();
  client = createWorkspaceKeysClient(at.url, at.key);
  workspaceId = at.project.workspace_id;
});
afterAll(() => at.stop());

const AWS = {
  key: "AKIAIOSFODNN7EXAMPLE",
  secret: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  provider: "AWS",
};

/** Returns the status and the error of a refused call. */
async function readRefusal(work: Promise<unknown>) {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof HttpError)) throw new Error(`Not refused: ${error}`);
  const { success, message, error: envelope } = error.data;
  expect([success, typeof message, envelope.message]).toEqual([false, "string", message]);
  return [error.status, envelope.code, envelope.reason, envelope.param];
}

const createLlm = async (fields: object = {}) =>
  (
    await client.createAiLlm({
      name: randomUUID(),
      aiType: "OTHER",
      workspaceId,
      endpoint: `${at.standIn.url}/v1`,
      secret: "sk-standin-good",
      ...fields,
    })
  ).aiLlmId as string;

const findLlm = async (id: string) =>
  (await client.getAiLlms()).aiLlms.find((llm: { id: string }) => llm.id === id);
const findKey = async (id: string) =>
  (await client.getApiKeys()).apiKeys.find((key: { id: string }) => key.id === id);
const count = async (list: () => Promise<{ apiKeys: unknown[] }>) => (await list()).apiKeys.length;

describe("centralized credential creation", () => {
  it("creates a key once and links it to two buckets and an AI model, which it counts", async () => {
    const { success, apiKeyId } = await client.createApiKey({ workspaceId, ...AWS, region: "eu-central-1" });
    expect(success).toBe(true);
    const bucket = { workspaceId, bucket: "reports", storageType: "S3", apiKeyUuid: apiKeyId };
    const { bucketId } = await client.createStorageBucket({ ...bucket, name: `bucket-a-${apiKeyId}` });
    await client.createStorageBucket({ ...bucket, name: `bucket-b-${apiKeyId}` });
    await createLlm({ aiType: "AWS", endpoint: null, secret: null, apiKeyUuid: apiKeyId });
    expect(await findKey(apiKeyId)).toEqual({
      ...{ id: apiKeyId, key: AWS.key, provider: "AWS", workspaceId, region: "eu-central-1" },
      ...{ endpoint: null, tenantId: null, subscriptionId: null, description: null },
      ...{ bucket_count: 2, aillm_count: 1, createdAt: expect.stringMatching(/^\d{4}-.*Z$/) },
    });
    const { buckets } = await client.getStorageBuckets(workspaceId);
    expect(buckets.find(({ id }: { id: string }) => id === bucketId)).toMatchObject({
      ...{ bucket: "reports", storageType: "S3", region: "eu-central-1" },
      ...{ key: AWS.key, apiKeyId, workspaceId },
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
    const { apiKeyId } = await client.createApiKey({ workspaceId, ...AWS, description: "Reports" });
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
    const { apiKeyId: aws } = await client.createApiKey({ workspaceId, ...AWS });
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

describe("the public client's calls", () => {
  it("takes the text undefined for absent parameters", async () => {
    await createLlm();
    const [all, own] = [await client.getApiKeys(), await client.getApiKeys(workspaceId)];
    expect(all.apiKeys.length).toBeGreaterThan(0);
    expect(own.apiKeys.length).toBeGreaterThan(0);
    expect((await client.getApiKeys(at.project.slug)).apiKeys).toEqual(own.apiKeys);
    expect((await client.getStorageBuckets()).success).toBe(true);
  });

  it("lists keys by provider and by the capabilities of a mask", async () => {
    const { apiKeyId: aws } = await client.createApiKey({ workspaceId, ...AWS });
    const { apiKeyId: openai } = await client.createApiKey({
      workspaceId,
      provider: "OPENAI",
      key: "b",
      secret: "s",
    });
    const list = async (more: object) =>
      (await client.getApiKeys(workspaceId, more)).apiKeys.map(({ id }: { id: string }) => id);
    expect(await list({ provider: "AWS" })).toContain(aws);
    expect(await list({ provider: "AWS" })).not.toContain(openai);
    expect(await list({ provider: "NO-SUCH" })).toEqual([]);
    for (const [capability, isOpenAi] of [
      [1, false],
      [2, true],
      [4, false],
      [3, true],
      [255, true],
    ] as const) {
      const listed = await list({ capability });
      expect([listed.includes(aws), listed.includes(openai)], `${capability}`).toEqual([true, isOpenAi]);
    }
    expect(await readRefusal(client.getApiKeys(workspaceId, { capability: 256 }))).toEqual([
      ...[400, "INVALID_REQUEST", "validation", "capability"],
    ]);
  });

  it("validates an AI model by a call with its key", async () => {
    const good = await createLlm();
    expect(await client.validateAiLlm(good)).toEqual({ success: true, message: expect.any(String) });
    const sent = at.standIn.requests.at(-1);
    expect([sent?.path, sent?.headers.authorization]).toEqual(["/v1/models", "Bearer sk-standin-good"]);
    const bad = await createLlm({ secret: "sk-wrong" });
    expect(await client.validateAiLlm(bad)).toMatchObject({ success: false });
    const without = await createLlm({ aiType: "ANTHROPIC", endpoint: null, secret: null });
    const { success, message } = await client.validateAiLlm(without);
    expect([success, message]).toEqual([false, expect.stringContaining("No credential for Anthropic")]);
    const available = (await client.getAvailableAiLlms()).aiLlms.map(({ id }: { id: string }) => id);
    expect([available.includes(good), available.includes(without)]).toEqual([true, false]);
  });

  it("validates a bucket by listing it with its key", async () => {
    const name = randomUUID();
    at.standIn.storage.buckets.set(name, { region: "eu-central-1", objects: new Map() });
    const bucket = { workspaceId, bucket: name, storageType: "S3", region: "eu-central-1" };
    const inline = {
      key: STANDIN_ACCESS_KEY.id,
      secret: STANDIN_ACCESS_KEY.secret,
      endpoint: at.standIn.url,
    };
    const { bucketId } = await client.createStorageBucket({ ...bucket, name, ...inline });
    const validate = (fields?: object) => client.validateStorageBucket(bucketId, fields && { ...fields });
    expect(await validate()).toEqual({ success: true, status: "valid", message: expect.any(String) });
    expect(await validate({ bucket: name, endpoint: at.standIn.url })).toMatchObject({ success: true });
    expect(await readRefusal(validate({ bucket: "another" }))).toEqual([
      ...[400, "INVALID_REQUEST", "validation", "bucket"],
    ]);
    const { buckets } = await client.getStorageBuckets(workspaceId);
    const { apiKeyId, status } = buckets.find(({ id }: { id: string }) => id === bucketId);
    expect(status).toBe("valid");
    await client.updateApiKey(apiKeyId, { secret: "wrong-secret" });
    expect(await validate()).toMatchObject({ success: false, status: "rejected" });
    expect(await client.getStorageBucketStatus(bucketId)).toMatchObject({ bucketId, status: "rejected" });
    const available = (await client.getAvailableStorageBuckets()).buckets;
    expect(available.map(({ id }: { id: string }) => id)).not.toContain(bucketId);
    await client.updateStorageBucket(bucketId, { apiKeyUuid: null });
    expect(await validate()).toMatchObject({
      success: false,
      message: expect.stringMatching(/no credential/),
    });
  });

  it("counts the calls of AI models", async () => {
    const id = await createLlm();
    const { secret: caller } = await at.createKey({ project_id: at.project.id });
    await chat(at, caller, { runtime_id: id, model: "standin-small" });
    await expect.poll(async () => (await client.getAiLlmStats(id)).stats[0]?.totalApiCalls).toBe("1");
    const { stats, aiLlms } = await client.getAiLlmStats();
    expect(stats).toEqual(aiLlms);
    expect(stats.length).toBeGreaterThan(1);
  });

  it("creates, reads, renames and deletes workspaces", async () => {
    const name = randomUUID();
    const { success, workspace } = await client.createWorkspace({ name });
    expect([success, workspace]).toEqual([true, expect.objectContaining({ name, orgId: at.organizationId })]);
    expect((await client.getWorkspace(workspace.id)).workspace).toEqual(workspace);
    await client.updateWorkspace(workspace.id, { name: `${name} 2` });
    expect((await client.getWorkspaces()).workspaces).toContainEqual({ ...workspace, name: `${name} 2` });
    await client.createApiKey({ workspaceId: workspace.slug, ...AWS });
    expect(await readRefusal(client.deleteWorkspace(workspace.id))).toEqual([409, "NOT_EMPTY", null, null]);
    const { apiKeys } = await client.getApiKeys(workspace.id);
    await client.deleteApiKey(apiKeys[0].id);
    expect(await client.deleteWorkspace(workspace.id)).toEqual({ success: true });
    expect(await readRefusal(client.getWorkspace(workspace.id))).toEqual([404, "NOT_FOUND", null, null]);
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
    const bucket = { workspaceId, name, bucket: "no/such", storageType: "S3", ...AWS, provider: undefined };
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
    const { apiKeyId } = await client.createApiKey({ workspaceId, ...AWS });
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

describe("access", () => {
  it("is 403 for a workspace without access, by its id and by its records, and 404 for absent ones", async () => {
    const llm = await createLlm();
    const { apiKeyId } = await findLlm(llm);
    const there = await at.manage("POST", "/api/projects", {
      name: randomUUID(),
      workspace_id: (await client.createWorkspace({ name: randomUUID() })).workspaceId,
    });
    const scopes = [
      "credentials:read",
      "credentials:write",
      "runtimes:read",
      "runtimes:write",
      "projects:read",
    ];
    const { secret } = await at.createKey({ project_id: there.body.id, scopes });
    const outsider = createWorkspaceKeysClient(at.url, secret);
    const refused = [403, "FORBIDDEN", "access", null];
    const absent = randomUUID();
    expect(await readRefusal(outsider.getApiKeys(workspaceId))).toEqual(refused);
    expect(await readRefusal(outsider.getApiKeys(absent))).toEqual(refused);
    expect(await readRefusal(outsider.createApiKey({ workspaceId, ...AWS }))).toEqual(refused);
    for (const [own, call] of [
      [apiKeyId, (id: string) => outsider.deleteApiKey(id)],
      [apiKeyId, (id: string) => outsider.updateApiKey(id, { secret: "stolen" })],
      [llm, (id: string) => outsider.updateAiLlm(id, { name: "stolen" })],
      [llm, (id: string) => outsider.validateAiLlm(id)],
      [workspaceId, (id: string) => outsider.getWorkspace(id)],
    ] as const) {
      expect(await readRefusal(call(own))).toEqual(refused);
      expect(await readRefusal(call(absent))).toEqual([404, "NOT_FOUND", null, null]);
    }
    expect(await outsider.getApiKeys()).toEqual({ success: true, apiKeys: [] });
  });

  it("is 404 for records of another organization and of the organization itself, and 403 without the scope", async () => {
    const other = await createServerTenant();
    const foreign = createWorkspaceKeysClient(at.url, other.key);
    const { apiKeyId } = await client.createApiKey({ workspaceId, ...AWS });
    expect(await readRefusal(foreign.deleteApiKey(apiKeyId))).toEqual([404, "NOT_FOUND", null, null]);
    expect(await readRefusal(foreign.getApiKeys(workspaceId))).toEqual([403, "FORBIDDEN", "access", null]);
    await other.stop();
    const shared = await at.createCredential();
    expect(await findKey(shared)).toBeUndefined();
    expect(await readRefusal(client.deleteApiKey(shared))).toEqual([404, "NOT_FOUND", null, null]);
    const { secret } = await at.createKey({
      scopes: ["credentials:read", "runtimes:read", "runtimes:write"],
    });
    const reader = createWorkspaceKeysClient(at.url, secret);
    expect((await reader.getApiKeys()).success).toBe(true);
    expect(await readRefusal(reader.deleteApiKey(apiKeyId))).toEqual([
      ...[403, "INSUFFICIENT_SCOPE", "scope", null],
    ]);
    const inline = { name: randomUUID(), aiType: "OPENAI", workspaceId, secret: "sk-1" };
    expect(await readRefusal(reader.createAiLlm(inline))).toEqual([403, "INSUFFICIENT_SCOPE", "scope", null]);
  });

  it("links credentials of the organization, and shows their key", async () => {
    const shared = await at.createCredential({ credential_name: "Shared" });
    const id = await createLlm({ secret: null, endpoint: null, apiKeyUuid: shared });
    expect(await findLlm(id)).toMatchObject({ apiKeyId: shared, key: "Shared" });
  });
});

it("says in OpenAPI what it takes and answers, under its own names", async () => {
  const { body } = await call(at.url, "GET", "/api/openapi.json");
  const post = body.paths["/apikeys"].post;
  expect(Object.keys(post.requestBody.content["application/json"].schema.properties)).toEqual(
    expect.arrayContaining(["workspaceId", "key", "secret", "provider", "tenantId", "subscriptionId"]),
  );
  const { items } =
    body.paths["/apikeys"].get.responses["200"].content["application/json"].schema.properties.apiKeys;
  expect(Object.keys(items.properties)).toEqual(expect.arrayContaining(["bucket_count", "aillm_count"]));
  const [, beside] = post.responses.default.content["application/json"].schema.allOf;
  expect(beside.properties).toEqual({ success: { type: "boolean" }, message: { type: "string" } });
});
