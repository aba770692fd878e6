import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { audit, credentials } from "@/db/schema/index";
import { BOTH_SCOPES, CANARY, credentialTests, findRefusal } from "@/e2e/support/credentials";
import { createTenant, keyActor, person } from "@/e2e/support/tenant";
import { createCredential } from "./create-credential";

const { db, tenant, create, update, list, usedSecret } = credentialTests();

describe("creating", () => {
  it("seals the secret and answers everything but it", async () => {
    const credential = await create({
      apiKey: `  ${CANARY}\n`,
      apiBase: "https://proxy.example/v1/",
      priority: 3,
    });
    expect(credential).toMatchObject({
      version: 1,
      organizationId: tenant().organizationId,
      workspaceId: null,
      provider: "openai",
      capabilities: ["model"],
      apiBase: "https://proxy.example/v1",
      fields: { api_base: "https://proxy.example/v1" },
      hints: { api_key: "…abcd" },
      active: true,
      inUse: true,
      priority: 3,
      runtimeCount: 0,
      lastTestResult: null,
      createdBy: expect.stringMatching(/^user:/),
    });
    expect(await usedSecret()).toBe(CANARY);
  });

  it("leaves the secret in no answer, row, audit row or error", async () => {
    const { id } = await create();
    await update(id, { apiKey: `${CANARY}-new` });
    await findRefusal(create({ apiKey: `${CANARY} with blanks` }));
    await findRefusal(create({ provider: "anthropic" }));
    const seen = JSON.stringify([
      await db().select().from(credentials),
      await db().select().from(audit),
      await list(),
      await findRefusal(create({ apiKey: `${CANARY} with blanks` })),
      await findRefusal(create({ provider: "anthropic" })),
      await findRefusal(create({ name: "" })),
      await findRefusal(create({ fields: { api_key: CANARY } })),
    ]);
    expect(seen).not.toContain("canary");
    expect(seen).not.toContain(Buffer.from(CANARY).toString("base64").slice(4, 16));
  });

  it("takes the fields by name, and null for absent", async () => {
    const credential = await create({
      apiKey: null,
      apiBase: null,
      workspaceId: null,
      description: null,
      fields: { api_key: CANARY },
    });
    expect(credential).toMatchObject({ apiBase: null, description: null, hints: { api_key: "…abcd" } });
  });

  it("creates it inactive, so that no call uses it", async () => {
    await create({ name: "Production" });
    const inactive = await create({ name: "New", apiKey: "sk-the-new-secret", active: false, priority: 9 });
    expect(inactive).toMatchObject({ active: false, inUse: false });
    expect(await usedSecret()).toBe(CANARY);
  });

  it("hides the end of a short secret", async () => {
    expect((await create({ apiKey: "sk-short" })).hints).toEqual({ api_key: "…" });
  });

  it.each<[Record<string, unknown>, string]>([
    [{ name: " " }, "name"],
    [{ provider: "nobody" }, "provider"],
    [{ apiKey: null }, "apiKey"],
    [{ apiKey: "no-such-form" }, "apiKey"],
    [{ apiKey: undefined, fields: { api_key: "no-such-form" } }, "fields.api_key"],
    [{ fields: { api_key: CANARY } }, "apiKey"],
    [{ fields: { region: "eu" } }, "fields.region"],
    [{ fields: { constructor: "x" } }, "fields.constructor"],
    [{ apiBase: "proxy.example" }, "apiBase"],
    [{ priority: 1.5 }, "priority"],
    [{ secret: CANARY }, "secret"],
    [{ provider: "openai-compatible" }, "apiBase"],
  ])("refuses %j at %s", async (facts, param) => {
    await expect(create(facts)).rejects.toMatchObject({ code: "INVALID_REQUEST", status: 400, param });
    expect(await list()).toEqual([]);
  });

  it("takes a secret of another form when the person confirms it", async () => {
    expect((await create({ apiKey: "no-such-form", confirmed: true })).hints).toEqual({ api_key: "…form" });
  });

  it("belongs to the named organization, by id or slug, and the named workspace", async () => {
    const { here, slug, organizationId } = tenant();
    expect(await create({ organizationId: slug, workspaceId: here.workspaceId })).toMatchObject({
      workspaceId: here.workspaceId,
    });
    expect(await create({ organizationId })).toMatchObject({ organizationId, workspaceId: null });
  });

  it("is refused in a place that is absent, foreign or closed: always the same", async () => {
    const foreign = await createTenant(db());
    const member = person("member", { [tenant().here.workspaceId]: "write" });
    const viewer = person("viewer", { [tenant().here.workspaceId]: "write" });
    const projectKey = keyActor(
      BOTH_SCOPES,
      { kind: "project", projectId: tenant().here.projectId },
      tenant().here.workspaceId,
    );
    const refusals = await Promise.all(
      [
        create({ organizationId: foreign.organizationId }),
        create({ organizationId: foreign.slug }),
        create({ organizationId: randomUUID() }),
        create({ organizationId: "nobody" }),
        create({ workspaceId: foreign.here.workspaceId }),
        create({ workspaceId: randomUUID() }),
        create({ workspaceId: tenant().there.workspaceId }, member),
        create({}, member),
        create({ workspaceId: tenant().here.workspaceId }, viewer),
        create({ workspaceId: tenant().here.workspaceId }, projectKey),
        create({ organizationId: tenant().organizationId }, projectKey),
      ].map(findRefusal),
    );
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({
        code: "FORBIDDEN",
        reason: "access",
        message: "Check workspace permissions",
      });
    }
  });

  it("is open to members with write in their workspace, and to keys with the scope", async () => {
    const { workspaceId } = tenant().here;
    expect(await create({ workspaceId }, person("member", { [workspaceId]: "write" }))).toMatchObject({
      workspaceId,
    });
    expect(await create({}, keyActor(BOTH_SCOPES))).toMatchObject({
      createdBy: expect.stringMatching(/^key:/),
    });
    await expect(create({}, keyActor(["credentials:read"]))).rejects.toMatchObject({
      code: "INSUFFICIENT_SCOPE",
    });
    const reader = person("member", { [workspaceId]: "read" });
    await expect(create({ workspaceId }, reader)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("answers a repeated Idempotency-Key with the record that was made", async () => {
    const ctx = tenant().as(keyActor(BOTH_SCOPES));
    ctx.request.idempotency = { route: "POST /api/provider-credentials/create", key: "once" };
    const input = { provider: "openai", name: "Production", apiKey: CANARY };
    const first = await createCredential.execute(ctx, input);
    expect((await createCredential.execute(ctx, input)).id).toBe(first.id);
    expect(await list()).toHaveLength(1);
  });
});
