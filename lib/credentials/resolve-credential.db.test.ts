import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { credentials, organizations } from "@/db/schema/index";
import { openTestDatabase } from "@/e2e/support/database";
import { createTenant } from "@/e2e/support/tenant";
import { createCredential } from "@/lib/credentials/operations/create-credential";
import { lookUpCredential } from "./look-up-credential";
import { resolveCredential } from "./resolve-credential";

let engine: Engine;
let tenant: Awaited<ReturnType<typeof createTenant>>;
beforeAll(async () => {
  engine = await openTestDatabase();
});
afterAll(() => engine.close());
beforeEach(async () => {
  tenant = await createTenant(engine.db, {
    providerVariable: (name) => (name === "OPENAI_API_KEY" ? "sk-from-environment" : null),
  });
});

const unlinked = { credentialId: null, baseUrl: null };

const store = (facts: Record<string, unknown> = {}) =>
  createCredential.execute(tenant.owner, {
    provider: "openai",
    name: "One",
    apiKey: "sk-organization",
    ...facts,
  });

const change = (id: string, facts: Partial<typeof credentials.$inferInsert>) =>
  engine.db.update(credentials).set(facts).where(eq(credentials.id, id));

const resolve = async ({
  workspaceId = tenant.here.workspaceId,
  runtime = unlinked,
  provider = "openai",
}: {
  workspaceId?: string | null;
  runtime?: { credentialId: string | null; baseUrl: string | null } | null;
  provider?: string;
} = {}) => {
  const scope = { organizationId: tenant.organizationId, workspaceId };
  const lookup = await lookUpCredential(tenant.owner, scope, runtime, provider);
  return resolveCredential(tenant.owner.keyring, scope, lookup);
};

const usedStep = (resolution: Awaited<ReturnType<typeof resolve>>) =>
  resolution.steps.filter((step) => step.used).map((step) => step.source);

describe("the credential of a call", () => {
  it("is the runtime's own before all others", async () => {
    await store({ workspaceId: tenant.here.workspaceId });
    const linked = await store({ apiKey: "sk-linked", apiBase: "https://proxy.example/v1" });
    const found = await resolve({ runtime: { credentialId: linked.id, baseUrl: null } });
    expect(found).toMatchObject({
      source: "runtime",
      credentialId: linked.id,
      secrets: { api_key: "sk-linked" },
      baseUrl: "https://proxy.example/v1",
    });
    expect(usedStep(found)).toEqual(["runtime"]);
  });

  it("is the workspace's, then the organization's, then the environment's", async () => {
    expect(await resolve()).toMatchObject({
      source: "environment",
      credentialId: null,
      secrets: { api_key: "sk-from-environment" },
      baseUrl: "https://api.openai.com/v1",
    });
    const organization = await store();
    expect(await resolve()).toMatchObject({ source: "organization", credentialId: organization.id });
    const workspace = await store({ workspaceId: tenant.here.workspaceId, apiKey: "sk-workspace" });
    const found = await resolve();
    expect(found).toMatchObject({ source: "workspace", secrets: { api_key: "sk-workspace" } });
    expect(found.credentialId).toBe(workspace.id);
    expect(usedStep(found)).toEqual(["workspace"]);
  });

  it("is never that of another workspace, provider or organization", async () => {
    await store({ workspaceId: tenant.there.workspaceId });
    expect((await resolve()).source).toBe("environment");
    expect((await resolve({ workspaceId: null })).source).toBe("environment");
    await store();
    await expect(resolve({ provider: "anthropic" })).rejects.toMatchObject({ code: "PROVIDER_AUTH" });
    tenant = await createTenant(engine.db);
    await expect(resolve()).rejects.toMatchObject({ code: "PROVIDER_AUTH", reason: "missing" });
  });

  it("skips the workspace for a call without a project", async () => {
    await store({ workspaceId: tenant.here.workspaceId });
    const organization = await store();
    expect(await resolve({ workspaceId: null })).toMatchObject({ credentialId: organization.id });
  });

  it("is of several the one of the greatest priority, then the one that was activated last", async () => {
    const first = await store();
    const second = await store();
    await change(first.id, { activatedAt: new Date("2026-01-01T00:00:00Z") });
    await change(second.id, { activatedAt: new Date("2026-01-02T00:00:00Z") });
    expect((await resolve()).credentialId).toBe(second.id);
    await change(first.id, { priority: 1 });
    expect((await resolve()).credentialId).toBe(first.id);
    await change(first.id, { active: false });
    expect((await resolve()).credentialId).toBe(second.id);
  });

  it("is refused where the linked one is inactive, never silently another", async () => {
    await store();
    const linked = await store();
    await change(linked.id, { active: false });
    await expect(resolve({ runtime: { credentialId: linked.id, baseUrl: null } })).rejects.toMatchObject({
      code: "PROVIDER_AUTH",
      status: 424,
      reason: "inactive",
    });
  });

  it("is none for a runtime with a base URL of its own, whatever is stored", async () => {
    await store();
    const found = await resolve({ runtime: { credentialId: null, baseUrl: "http://127.0.0.1:8000/v1" } });
    expect(found).toMatchObject({
      source: "none",
      credentialId: null,
      secrets: {},
      baseUrl: "http://127.0.0.1:8000/v1",
    });
  });

  it("is not the environment's where the organization has turned that off", async () => {
    await engine.db
      .update(organizations)
      .set({ environmentFallback: false })
      .where(eq(organizations.id, tenant.organizationId));
    const refusal = await resolve().catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: "PROVIDER_AUTH", reason: "missing", type: "authentication_error" });
    expect(refusal).toMatchObject({ message: expect.stringContaining("OPENAI_API_KEY") });
    expect(refusal).toMatchObject({
      message: expect.stringContaining("the workspace has no active credential"),
    });
    expect(JSON.stringify(refusal)).not.toContain("sk-from-environment");
  });

  it("is not the environment's for a provider that the organization excluded", async () => {
    const exclude = (...environmentFallbackOff: string[]) =>
      engine.db
        .update(organizations)
        .set({ environmentFallbackOff })
        .where(eq(organizations.id, tenant.organizationId));
    await exclude("anthropic");
    expect((await resolve()).source).toBe("environment");
    await exclude("anthropic", "openai");
    await expect(resolve()).rejects.toMatchObject({
      code: "PROVIDER_AUTH",
      message: expect.stringContaining("the organization does not use OPENAI_API_KEY"),
    });
  });

  it("does not open what was moved from another credential, field or organization", async () => {
    const [one, other] = [await store({ apiKey: "sk-canary-one" }), await store()];
    const [row] = await engine.db
      .select({ sealedFields: credentials.sealedFields })
      .from(credentials)
      .where(eq(credentials.id, one.id));
    await change(other.id, { sealedFields: row?.sealedFields, priority: 9 });
    const refusal = await resolve().catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: "PROVIDER_AUTH", reason: "missing" });
    expect(JSON.stringify(refusal)).not.toContain("canary");
  });

  it("fails for what is not in the catalogue", async () => {
    await expect(resolve({ provider: randomUUID() })).rejects.toMatchObject({ code: "PROVIDER_AUTH" });
  });
});
