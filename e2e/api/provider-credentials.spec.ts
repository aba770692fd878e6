import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "@/e2e/support/call";
import { createServerDatabase } from "@/e2e/support/database-server";
import { expectError } from "@/e2e/support/envelope";
import { createProviderCredentialsClient } from "@/e2e/support/provider-credentials-client";
import { startServer } from "@/e2e/support/server";
import { chat, createServerTenant, type ServerTenant } from "@/e2e/support/server-tenant";

let at: ServerTenant;
let client: ReturnType<typeof createProviderCredentialsClient>;
beforeAll(async () => {
  at = await createServerTenant();
  client = createProviderCredentialsClient(at.url, at.key);
});
afterAll(() => at.stop());

const invalid = { code: "INVALID_REQUEST", reason: "validation" };

/** Returns the documentation's body of a new credential, with other values. */
const body = (fields: object = {}) => ({
  organization_id: at.organizationId,
  provider: "openai",
  credential_name: "Production Key",
  api_key: `sk-${randomUUID()}`,
  api_base: null,
  ...fields,
});
const standIn = (fields: object = {}) =>
  body({
    provider: "openai-compatible",
    api_key: "sk-standin-one",
    api_base: `${at.standIn.url}/v1`,
    ...fields,
  });

async function create(fields: object = body()) {
  const answer = await client.create({ ...fields });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}
const ids = ({ body: list }: Answer) =>
  list.map(({ credential_id }: { credential_id: string }) => credential_id);

/** Creates an organization with a caller, for tests that depend on which credential is in use. */
async function createCalling() {
  const tenant = await createServerTenant();
  const { secret } = await tenant.createKey();
  const ask = () => chat(tenant, secret, { model: "openai-compatible/standin-small" });
  const own = createProviderCredentialsClient(tenant.url, tenant.key);
  const readSent = async () => {
    const { status } = await ask();
    return [status, tenant.standIn.requests.at(-1)?.headers.authorization];
  };
  const createOwn = async (api_key: string) => {
    const api_base = `${tenant.standIn.url}/v1`;
    const { organizationId: organization_id } = tenant;
    const made = await own.create({ ...standIn(), organization_id, api_key, api_base });
    return made.body.credential_id as string;
  };
  return { tenant, own, ask, readSent, createOwn };
}

describe("the documented calls", () => {
  it("create, list, update, activate, deactivate and delete a credential", async () => {
    const made = await create();
    expect(made).toMatchObject({
      ...{ organization_id: at.organizationId, workspace_id: null, provider: "openai", api_base: null },
      ...{ credential_name: "Production Key", is_active: true, runtime_count: 0, storage_unit_count: 0 },
      ...{ created_at: expect.any(String), updated_at: expect.any(String) },
    });
    const { credential_id: id } = made;
    const listed = await client.listOfOrganization(at.organizationId);
    expect(listed.body).toContainEqual(made);
    const changed = await client.update(id, {
      credential_name: "Updated Name",
      api_key: "sk-new-key-0123456789",
    });
    expect(changed.body).toMatchObject({
      credential_name: "Updated Name",
      secret_hints: { api_key: expect.stringMatching(/6789$/) },
    });
    expect((await client.deactivate(id)).body).toMatchObject({ credential_id: id, is_active: false });
    expect(ids(await client.listOfOrganization(at.organizationId))).toContain(id);
    expect(ids(await client.list("?active_only=1"))).not.toContain(id);
    expect((await client.activate(id)).body).toMatchObject({ credential_id: id, is_active: true });
    expect((await client.remove(id)).body).toEqual({ credential_id: id, message: expect.any(String) });
    expect(ids(await client.listOfOrganization(at.organizationId))).not.toContain(id);
    expectError(await client.get(id), 404, { code: "NOT_FOUND" });
  });

  it("take a credential of each documented provider, and list those of one", async () => {
    const keys = { openai: "sk-1", anthropic: "sk-ant-1", gemini: "AIza1", fireworks: "fw_1" };
    for (const [provider, api_key] of Object.entries(keys)) {
      const { credential_id } = await create(body({ provider, api_key }));
      const answer = await client.listOfProvider(at.organizationId, provider);
      expect(ids(answer)).toContain(credential_id);
      expect(new Set(answer.body.map((one: { provider: string }) => one.provider))).toEqual(
        new Set([provider]),
      );
    }
  });

  it("never answer with the secret", async () => {
    const api_key = `sk-canary-${randomUUID()}`;
    const { credential_id: id } = await create(body({ api_key }));
    const answers = [
      await client.get(id),
      await client.list(),
      await client.update(id, { credential_name: "Renamed" }),
      await client.update(id, { api_key: ` ${api_key} x` }),
      await client.deactivate(id),
    ];
    expect(JSON.stringify(answers.map((answer) => answer.body))).not.toContain(api_key);
  });

  it("keep the secret that an update leaves out, and use a new one from the next call on", async () => {
    const { tenant, own, readSent, createOwn } = await createCalling();
    const id = await createOwn("sk-standin-before");
    await own.update(id, { credential_name: "Renamed" });
    expect(await readSent()).toEqual([200, "Bearer sk-standin-before"]);
    await own.update(id, { api_key: "sk-standin-after" });
    expect(await readSent()).toEqual([200, "Bearer sk-standin-after"]);
    await tenant.stop();
  });
});

describe("several credentials of one provider", () => {
  it("use the one activated last, and go on with the other one when it is deactivated", async () => {
    const { tenant, own, readSent, createOwn } = await createCalling();
    const old = await createOwn("sk-standin-old");
    const recent = await createOwn("sk-standin-recent");
    expect(await readSent()).toEqual([200, "Bearer sk-standin-recent"]);
    const inUse = async () => (await own.list()).body.filter((one: { in_use: boolean }) => one.in_use);
    expect((await inUse()).map((one: { credential_id: string }) => one.credential_id)).toEqual([recent]);
    await own.deactivate(recent);
    expect(await readSent()).toEqual([200, "Bearer sk-standin-old"]);
    await own.remove(old);
    await own.activate(recent);
    expect(await readSent()).toEqual([200, "Bearer sk-standin-recent"]);
    await tenant.stop();
  });
});

describe("troubleshooting", () => {
  it("calls fail with an authentication error: no active credential", async () => {
    const { tenant, own, ask, readSent, createOwn } = await createCalling();
    const missing = { code: "PROVIDER_AUTH", type: "authentication_error", reason: "missing" };
    expectError(await ask(), 424, missing);
    const id = await createOwn("sk-standin-one");
    await own.deactivate(id);
    expectError(await ask(), 424, missing);
    expect((await own.test(id)).body).toMatchObject({ last_test_result: "valid", is_active: false });
    await own.activate(id);
    expect(await readSent()).toEqual([200, "Bearer sk-standin-one"]);
    await tenant.stop();
  });

  it("calls fall back to the variable of the provider when there is no active credential", async () => {
    const { url: databaseUrl } = await createServerDatabase();
    const server = await startServer({ databaseUrl, env: { OPENAI_API_KEY: "sk-environment" } });
    const tenant = await createServerTenant(server);
    const { id } = await tenant.createRuntime({ provider: "openai", base_url: null });
    const readSource = async () => (await tenant.manage("GET", `/api/runtimes/${id}/resolution`)).body;
    const environment = await readSource();
    expect(environment).toMatchObject({ source: "environment", problem: null });
    expect(environment.steps.map(({ source }: { source: string }) => source)).toEqual([
      ...["runtime", "workspace", "organization", "environment"],
    ]);
    expect(JSON.stringify(environment)).not.toContain("sk-environment");
    const own = createProviderCredentialsClient(tenant.url, tenant.key);
    const { body: made } = await own.create(body({ organization_id: tenant.organizationId }));
    expect(await readSource()).toMatchObject({ source: "organization", credential_id: made.credential_id });
    await own.deactivate(made.credential_id);
    expect(await readSource()).toMatchObject({ source: "environment" });
    await tenant.stop();
    await server.stop();
  });

  it("a credential is not in the list: another organization, another provider, or deleted", async () => {
    const other = await createServerTenant();
    const theirs = createProviderCredentialsClient(other.url, other.key);
    const { credential_id: id } = await create();
    const access = { code: "FORBIDDEN", reason: "access", message: "Check workspace permissions" };
    const refused = expectError(await theirs.listOfOrganization(at.organizationId), 403, access);
    expect(refused.body.detail).toBe(access.message);
    expectError(await theirs.listOfOrganization(randomUUID()), 403, access);
    for (const refusal of [await theirs.get(id), await theirs.activate(id), await theirs.remove(id)]) {
      expectError(refusal, 404, { code: "NOT_FOUND" });
    }
    expect(ids(await client.listOfProvider(at.organizationId, "anthropic"))).not.toContain(id);
    expect(ids(await client.list(`?provider=openai`))).toContain(id);
    await other.stop();
  });

  it("a key cannot be updated: another format, spaces, or another host without the secret", async () => {
    const { credential_id: id } = await create();
    for (const api_key of ["anthropic-key", "sk-with space", "sk-ant-of-anthropic"]) {
      const refused = expectError(await client.update(id, { api_key }), 400, {
        ...invalid,
        param: "api_key",
      });
      expect(refused.body.detail).toBe(refused.body.error.message);
    }
    expect((await client.update(id, { api_key: "  sk-trimmed-1234 \n" })).body).toMatchObject({
      secret_hints: { api_key: expect.stringMatching(/1234$/) },
    });
    expect((await client.update(id, { api_key: "unusual-key", confirmed: true })).status).toBe(200);
    const moved = { api_base: "https://proxy.example/v1" };
    expectError(await client.update(id, moved), 400, { ...invalid, param: "api_key" });
    expect((await client.update(id, { ...moved, api_key: "sk-again" })).body).toMatchObject(moved);
  });

  it("a credential cannot be deleted while a runtime links it, which the error lists", async () => {
    const { credential_id: id } = await create(standIn());
    const runtime = await at.createRuntime({ credential_id: id });
    const refused = expectError(await client.remove(id), 400, { code: "IN_USE" });
    const link = { type: "runtime", id: runtime.id, name: runtime.name };
    expect(refused.body).toMatchObject({
      detail: expect.stringContaining(runtime.name),
      error: { links: [link] },
    });
    expect((await client.get(id)).body).toMatchObject({ runtime_count: 1, storage_unit_count: 0 });
    await at.manage("DELETE", `/api/runtimes/${runtime.id}`);
    expect((await client.remove(id)).status).toBe(200);
  });
});

describe("access", () => {
  it("is for keys of the whole organization with the scope", async () => {
    const { credential_id: id } = await create();
    const scopes = ["credentials:read", "credentials:write"];
    const { secret: ofProject } = await at.createKey({ project_id: at.project.id, scopes });
    const project = createProviderCredentialsClient(at.url, ofProject);
    expect((await project.list()).body).toEqual([]);
    expectError(await project.get(id), 404, { code: "NOT_FOUND" });
    expectError(await project.create(body()), 403, { code: "FORBIDDEN", reason: "access" });
    const { secret: reading } = await at.createKey({ scopes: ["credentials:read"] });
    const reader = createProviderCredentialsClient(at.url, reading);
    expect((await reader.get(id)).status).toBe(200);
    const scope = { code: "INSUFFICIENT_SCOPE", reason: "scope" };
    for (const refusal of [
      await reader.update(id, {}),
      await reader.deactivate(id),
      await reader.remove(id),
    ]) {
      expectError(refusal, 403, scope);
    }
  });
});
