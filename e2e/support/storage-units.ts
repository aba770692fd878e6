import { afterAll, beforeAll, beforeEach } from "vitest";
import type { Engine } from "@/db/client";
import type { Actor, Context } from "@/lib/core/context";
import { createStorageUnit } from "@/lib/storage/operations/create-storage-unit";
import { updateStorageUnit } from "@/lib/storage/operations/update-storage-unit";
import { openTestDatabase } from "./database";
import { createTenant } from "./tenant";

/**
 * Opens a database for a test file and creates a new organization for each test. Returns helpers for storage
 * units.
 */
export function storageUnitTests() {
  let engine: Engine;
  let tenant: Awaited<ReturnType<typeof createTenant>>;
  beforeAll(async () => {
    engine = await openTestDatabase();
  });
  afterAll(() => engine.close());
  beforeEach(async () => {
    tenant = await createTenant(engine.db);
  });
  const as = (actor?: Actor): Context => (actor ? tenant.as(actor) : tenant.owner);
  return {
    db: () => engine.db,
    tenant: () => tenant,
    as,
    create: (facts: Record<string, unknown> = {}, actor?: Actor) =>
      createStorageUnit.execute(as(actor), {
        name: "Invoices",
        workspaceId: tenant.here.workspaceId,
        bucket: "acme-invoices",
        type: "S3",
        ...facts,
      }),
    update: (id: string, facts: Record<string, unknown>, actor?: Actor) =>
      updateStorageUnit.execute(as(actor), { id, ...facts }),
  };
}
