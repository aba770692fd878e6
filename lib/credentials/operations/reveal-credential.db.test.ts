import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { audit, credentials } from "@/db/schema/index";
import { openTestDatabase } from "@/e2e/support/database";
import { createTenant, person } from "@/e2e/support/tenant";
import type { Role } from "@/lib/core/operations/context";
import { ROUTES } from "@/lib/http/routes";
import { updateSettings } from "@/lib/organizations/operations/update-settings";
import { createCredential } from "./create-credential";
import { revealCredential } from "./reveal-credential";

const SECRET = "sk-canary-0123456789abcdef";

let engine: Engine;
let tenant: Awaited<ReturnType<typeof createTenant>>;
let id: string;
beforeAll(async () => {
  engine = await openTestDatabase();
}, 60_000);
afterAll(() => engine.close());
beforeEach(async () => {
  tenant = await createTenant(engine.db);
  await updateSettings.execute(tenant.owner, { revealPolicy: "step-up" });
  const made = await createCredential.execute(tenant.owner, {
    provider: "openai",
    name: "Production",
    apiKey: SECRET,
    apiBase: "https://proxy.example/v1",
  });
  id = made.id;
});

/** Creates the context of a person who entered their password some minutes ago. */
const confirmed = (role: Role, minutesAgo = 0, { as, owner, here } = tenant) => {
  const reauthenticatedAt = new Date(owner.now.getTime() - minutesAgo * 60_000);
  const session = { id: "00000000-0000-0000-0000-000000000001", reauthenticatedAt };
  return as({ ...person(role, { [here.workspaceId]: "admin" }), session });
};
const reveal = (ctx = confirmed("owner"), field = "api_key") => revealCredential.execute(ctx, { id, field });

const listAuditRows = () =>
  engine.db
    .select({ action: audit.action, actor: audit.actor, before: audit.before, after: audit.after })
    .from(audit)
    .where(eq(audit.subject, `credential:${id}`))
    .orderBy(desc(audit.sequence));

describe("revealing a secret", () => {
  it("answers owners and admins who entered their password, and stands in the audit", async () => {
    expect(await reveal()).toEqual({ value: SECRET });
    const admin = confirmed("admin", 10);
    expect(await reveal(admin)).toEqual({ value: SECRET });
    const rows = await listAuditRows();
    expect(rows).toHaveLength(3);
    const actor = admin.actor.kind === "user" ? `user:${admin.actor.id}` : "";
    expect(rows[0]).toEqual({
      action: "credentials.reveal",
      actor,
      before: {},
      after: { revealed: "api_key" },
    });
    expect(JSON.stringify(rows)).not.toContain("canary");
  });

  it("is refused under the policy never, which is the default, and not recorded", async () => {
    await updateSettings.execute(tenant.owner, { revealPolicy: "never" });
    await expect(reveal()).rejects.toMatchObject({
      code: "FORBIDDEN",
      reason: "reveal_policy",
      message: "Reveal is disabled. An owner can change this in Settings",
    });
    expect(await listAuditRows()).toHaveLength(1);
  });

  it("needs the password of the last 10 minutes", async () => {
    await expect(reveal(confirmed("owner", 11))).rejects.toMatchObject({ reason: "step_up" });
    await expect(reveal(tenant.owner)).rejects.toMatchObject({ reason: "step_up" });
  });

  it.each(["member", "viewer"] as const)("is refused to a %s, even of its own workspace", async (role) => {
    const workspaceId = tenant.here.workspaceId;
    const own = await createCredential.execute(tenant.owner, {
      ...{ provider: "openai", name: "Own", apiKey: SECRET, workspaceId },
    });
    const attempt = revealCredential.execute(confirmed(role), { id: own.id, field: "api_key" });
    await expect(attempt).rejects.toMatchObject({ code: "FORBIDDEN", reason: "access" });
  });

  it("finds no credential of another organization", async () => {
    const stranger = await createTenant(engine.db);
    await updateSettings.execute(stranger.owner, { revealPolicy: "step-up" });
    await expect(reveal(confirmed("owner", 0, stranger))).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it.each(["api_base", "constructor", "secret_key"])(
    "refuses %s, which is no secret of it",
    async (field) => {
      await expect(reveal(confirmed("owner"), field)).rejects.toMatchObject({
        code: "INVALID_REQUEST",
        param: "field",
      });
    },
  );

  it("is limited for one person, not for others", async () => {
    const owner = confirmed("owner");
    for (let i = 0; i < 30; i += 1) await reveal(owner);
    await expect(reveal(owner)).rejects.toMatchObject({ code: "RATE_LIMIT", reason: "reveal" });
    expect(await reveal(confirmed("admin"))).toEqual({ value: SECRET });
  });

  it("fails with a plain reason for a secret that cannot be decrypted", async () => {
    await engine.db
      .update(credentials)
      .set({ sealedFields: { api_key: "gAAAAA" } })
      .where(eq(credentials.id, id));
    await expect(reveal()).rejects.toMatchObject({
      code: "PROVIDER_AUTH",
      message: "The secret of the credential Production cannot be decrypted",
    });
  });

  it("is on no route", () => {
    expect(ROUTES.map(([, , operation]) => operation)).not.toContain(revealCredential);
  });
});
