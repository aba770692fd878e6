import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "@/e2e/support/call";
import { chat, createServerTenant } from "@/e2e/support/server-tenant";
import { STANDIN_ACCESS_KEY } from "@/e2e/support/stand-in/storage/storage";
import { AWS_KEY, openWorkspaceKeys, readRefusal, type WorkspaceKeys } from "@/e2e/support/workspace-keys";
import { createWorkspaceKeysClient } from "@/e2e/support/workspace-keys-client";

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
    const { apiKeyId: aws } = await client.createApiKey({ workspaceId, ...AWS_KEY });
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
    await client.createApiKey({ workspaceId: workspace.slug, ...AWS_KEY });
    expect(await readRefusal(client.deleteWorkspace(workspace.id))).toEqual([409, "NOT_EMPTY", null, null]);
    const { apiKeys } = await client.getApiKeys(workspace.id);
    await client.deleteApiKey(apiKeys[0].id);
    expect(await client.deleteWorkspace(workspace.id)).toEqual({ success: true });
    expect(await readRefusal(client.getWorkspace(workspace.id))).toEqual([404, "NOT_FOUND", null, null]);
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
    expect(await readRefusal(outsider.createApiKey({ workspaceId, ...AWS_KEY }))).toEqual(refused);
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
    const { apiKeyId } = await client.createApiKey({ workspaceId, ...AWS_KEY });
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
