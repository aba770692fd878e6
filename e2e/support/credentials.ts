import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach } from "vitest";
import type { Engine } from "@/db/client";
import { credentials } from "@/db/schema/index";
import type { Actor } from "@/lib/core/operations/context";
import { lookUpCredential } from "@/lib/credentials/look-up-credential";
import { createCredential } from "@/lib/credentials/operations/create-credential";
import { listCredentials } from "@/lib/credentials/operations/list-credentials";
import { updateCredential } from "@/lib/credentials/operations/update-credential";
import { resolveCredential } from "@/lib/credentials/resolve-credential";
import { openTestDatabase } from "./database";
import { createTenant } from "./tenant";

/** A secret that no answer, row or log may contain. */
export const CANARY = "sk-canary-9XyZ1234abcd";

export const BOTH_SCOPES = ["credentials:read", "credentials:write"];

/**
 * Opens a database for a test file and creates a new organization for each test. Returns helpers for
 * credentials.
 */
export function credentialTests() {
  let engine: Engine;
  let tenant: Awaited<ReturnType<typeof createTenant>>;
  beforeAll(async () => {
    engine = await openTestDatabase();
  });
  afterAll(() => engine.close());
  beforeEach(async () => {
    tenant = await createTenant(engine.db);
  });
  const as = (actor?: Actor) => (actor ? tenant.as(actor) : tenant.owner);
  return {
    db: () => engine.db,
    tenant: () => tenant,
    create: (facts: Record<string, unknown> = {}, actor?: Actor) =>
      createCredential.execute(as(actor), {
        provider: "openai",
        name: "Production",
        apiKey: CANARY,
        ...facts,
      }),
    update: (id: string, facts: Record<string, unknown>) =>
      updateCredential.execute(tenant.owner, { id, ...facts }),
    list: async (facts: Record<string, unknown> = {}, actor?: Actor) =>
      (await listCredentials.execute(as(actor), facts)).data,
    /** Returns the secret that an OpenAI call without a project would use. */
    usedSecret: async () => {
      const scope = { organizationId: tenant.organizationId, workspaceId: null };
      const lookup = await lookUpCredential(tenant.owner, scope, null, "openai");
      return resolveCredential(tenant.owner.keyring, scope, lookup).secrets.api_key;
    },
    write: (id: string, facts: Partial<typeof credentials.$inferInsert>) =>
      engine.db.update(credentials).set(facts).where(eq(credentials.id, id)),
  };
}

/** Returns the error that a promise rejects with, or "done". */
export const findRefusal = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: unknown) => error,
  );
