import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { openTestDatabase } from "@/e2e/support/database";
import { createTenant, keyActor, keyringWithoutMaster, person } from "@/e2e/support/tenant";
import { createCredential } from "@/lib/credentials/operations/create-credential";
import { deactivateCredential } from "@/lib/credentials/operations/deactivate-credential";
import { createRuntime } from "@/lib/runtimes/operations/create-runtime";
import { getResolution } from "@/lib/runtimes/operations/get-resolution";
import { listResolutions } from "@/lib/runtimes/operations/list-resolutions";

let engine: Engine;
let tenant: Awaited<ReturnType<typeof createTenant>>;
beforeAll(async () => {
  engine = await openTestDatabase();
});
afterAll(() => engine.close());
beforeEach(async () => {
  tenant = await createTenant(engine.db);
});

const store = (facts: Record<string, unknown> = {}) =>
  createCredential.execute(tenant.owner, {
    provider: "openai",
    name: "Production",
    apiKey: "sk-canary-1",
    ...facts,
  });

const runtime = (facts: Record<string, unknown> = {}) =>
  createRuntime.execute(tenant.owner, { name: "default", provider: "openai", ...facts });

describe("what a call to a runtime would use", () => {
  it("is told with every step, and without a secret", async () => {
    const { id, name } = await store();
    const answer = await getResolution.execute(tenant.owner, { id: (await runtime()).id });
    expect(answer).toMatchObject({
      source: "organization",
      credentialId: id,
      credentialName: name,
      problem: null,
    });
    expect(answer.steps.map(({ source, used }) => [source, used])).toEqual([
      ["runtime", false],
      ["workspace", false],
      ["organization", true],
    ]);
    expect(JSON.stringify(answer)).not.toContain("canary");
  });

  it("is a problem where it would fail", async () => {
    const linked = await store();
    await deactivateCredential.execute(tenant.owner, { id: linked.id });
    const { id } = await runtime({ credentialId: linked.id });
    expect(await getResolution.execute(tenant.owner, { id })).toMatchObject({
      source: null,
      credentialId: null,
      problem: "The credential that the runtime links is not active",
    });
  });

  it("is a problem when the secret cannot be decrypted", async () => {
    const linked = await store();
    const lost = { ...tenant.owner, keyring: keyringWithoutMaster };
    for (const facts of [{}, { name: "linked", credentialId: linked.id }]) {
      const { id } = await runtime(facts);
      const problem = "The secret of the credential that a call would use cannot be decrypted";
      const failing = { source: null, credentialId: null, problem };
      expect(await getResolution.execute(lost, { id })).toMatchObject(failing);
      const { data } = await listResolutions.execute(lost, { ids: [id] });
      expect(data).toEqual([expect.objectContaining(failing)]);
    }
  });

  it("is nothing for a base URL of its own", async () => {
    const { id } = await runtime({ baseUrl: "https://models.example/v1" });
    expect(await getResolution.execute(tenant.owner, { id })).toMatchObject({
      source: "none",
      credentialId: null,
    });
  });

  it("is the workspace's for its runtimes, and for keys that call from it", async () => {
    const { workspaceId, projectId } = tenant.here;
    const own = await store({ workspaceId });
    const [common, ours] = [await runtime(), await runtime({ name: "ours", workspaceId })];
    expect(await getResolution.execute(tenant.owner, { id: ours.id })).toMatchObject({
      credentialId: own.id,
    });
    expect(await getResolution.execute(tenant.owner, { id: common.id })).toMatchObject({ source: null });
    const key = tenant.as(keyActor(["runtimes:read"], { kind: "project", projectId }, workspaceId));
    expect(await getResolution.execute(key, { id: common.id })).toMatchObject({ source: "workspace" });
  });

  it("does not name the organization's credentials to members and project keys", async () => {
    const { workspaceId, projectId } = tenant.here;
    await store();
    const { id } = await runtime({ workspaceId });
    const scopes = ["runtimes:read", "credentials:read"];
    for (const actor of [
      person("member", { [workspaceId]: "admin" }),
      keyActor(scopes, { kind: "project", projectId }, workspaceId),
    ]) {
      const answer = await getResolution.execute(tenant.as(actor), { id });
      expect(answer).toMatchObject({ source: "organization", credentialId: null, credentialName: null });
      expect(JSON.stringify(answer)).not.toContain("Production");
    }
  });
});
