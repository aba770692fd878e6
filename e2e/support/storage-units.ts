import { afterAll, beforeAll, beforeEach } from "vitest";
import type { Engine } from "@/db/client";
import type { Actor, Context } from "@/lib/core/operations/context";
import { createCredential } from "@/lib/credentials/operations/create-credential";
import { createStorageUnit } from "@/lib/storage/operations/create-storage-unit";
import { updateStorageUnit } from "@/lib/storage/operations/update-storage-unit";
import { openTestDatabase } from "./database";
import { type StandIn, startStandIn } from "./stand-in/server";
import { STANDIN_ACCESS_KEY } from "./stand-in/storage/storage";
import { createTenant } from "./tenant";

/**
 * Opens a database and a stand-in for storage providers for a test file, and creates a new organization and an
 * empty bucket `acme-files` for each test. Returns helpers for storage units.
 */
export function storageUnitTests() {
  let engine: Engine;
  let standIn: StandIn;
  let tenant: Awaited<ReturnType<typeof createTenant>>;
  beforeAll(async () => {
    [engine, standIn] = await Promise.all([openTestDatabase(), startStandIn()]);
  });
  afterAll(() => Promise.all([engine.close(), standIn.stop()]));
  beforeEach(async () => {
    tenant = await createTenant(engine.db);
    standIn.storage.buckets.clear();
    standIn.storage.buckets.set("acme-files", { region: "eu-central-1", objects: new Map() });
  });
  const as = (actor?: Actor): Context => (actor ? tenant.as(actor) : tenant.owner);
  const create = (facts: Record<string, unknown> = {}, actor?: Actor) =>
    createStorageUnit.execute(as(actor), {
      name: "Invoices",
      workspaceId: tenant.here.workspaceId,
      bucket: "acme-files",
      type: "S3",
      ...facts,
    });
  /** Creates a credential for the stand-in's S3. `fields` override the defaults. */
  const credential = (fields: Record<string, unknown> = {}, facts: Record<string, unknown> = {}) =>
    createCredential.execute(tenant.owner, {
      provider: "s3-compatible",
      name: "Files",
      fields: {
        endpoint: standIn.url,
        region: "eu-central-1",
        access_key_id: STANDIN_ACCESS_KEY.id,
        secret_access_key: STANDIN_ACCESS_KEY.secret,
        ...fields,
      },
      ...facts,
    });
  return {
    db: () => engine.db,
    standIn: () => standIn,
    tenant: () => tenant,
    as,
    create,
    credential,
    /** Creates a storage unit that links a new credential of its workspace. */
    createLinked: async (fields: Record<string, unknown> = {}, facts: Record<string, unknown> = {}) => {
      const { workspaceId } = tenant.here;
      const { id: credentialId } = await credential(fields, { workspaceId });
      return create({ credentialId, ...facts });
    },
    update: (id: string, facts: Record<string, unknown>, actor?: Actor) =>
      updateStorageUnit.execute(as(actor), { id, ...facts }),
  };
}
