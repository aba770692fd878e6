import { afterAll, beforeAll, beforeEach } from "vitest";
import type { Engine } from "@/db/client";
import type { Actor } from "@/lib/core/operations/context";
import { createCredential } from "@/lib/credentials/operations/create-credential";
import { createRuntime } from "@/lib/runtimes/operations/create-runtime";
import { updateRuntime } from "@/lib/runtimes/operations/update-runtime";
import { openTestDatabase } from "./database";
import { createTenant } from "./tenant";

/**
 * Opens a database for a test file and creates a new organization for each test. Returns helpers for
 * runtimes.
 */
export function runtimeTests() {
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
    engine: () => engine,
    db: () => engine.db,
    tenant: () => tenant,
    as,
    create: (facts: Record<string, unknown> = {}, actor?: Actor) =>
      createRuntime.execute(as(actor), { name: "default", provider: "openai", ...facts }),
    update: (id: string, facts: Record<string, unknown>, actor?: Actor) =>
      updateRuntime.execute(as(actor), { id, ...facts }),
    credential: (facts: Record<string, unknown> = {}) =>
      createCredential.execute(tenant.owner, { provider: "openai", name: "One", apiKey: "sk-one", ...facts }),
  };
}
