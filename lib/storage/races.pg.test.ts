import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { credentials, storageUnits } from "@/db/schema";
import { openServerDatabase } from "@/e2e/support/database-server";
import { createTenant } from "@/e2e/support/tenant";
import { createCredential } from "@/lib/credentials/operations/create-credential";
import { deleteCredential } from "@/lib/credentials/operations/delete-credential";
import { createStorageUnit } from "@/lib/storage/operations/create-storage-unit";
import { updateStorageUnit } from "@/lib/storage/operations/update-storage-unit";
import { rounds } from "@/scripts/rounds";

const CONNECTIONS = 24;
const WAYS = CONNECTIONS / 3;
const ROUNDS = rounds(50, 200);

let engine: Engine;
beforeAll(async () => {
  engine = await openServerDatabase(CONNECTIONS);
});
afterAll(() => engine.close());

it("linking, moving a link and deleting the credential at once leave no dangling link", async () => {
  const { owner, here } = await createTenant(engine.db);
  const ways = [...Array(WAYS).keys()];
  const make = (name: string, facts: object = {}) =>
    createStorageUnit.execute(owner, {
      ...{ name, workspaceId: here.workspaceId, bucket: "files", type: "S3" },
      ...facts,
    });
  const movable = await Promise.all(ways.map((way) => make(`movable ${way}`)));
  for (let round = 0; round < ROUNDS; round += 1) {
    const fields = { endpoint: "https://s.example", access_key_id: "id", secret_access_key: "key" };
    const credential = { provider: "s3-compatible", name: "Files", fields };
    const { id } = await createCredential.execute(owner, credential);
    const results = await Promise.allSettled([
      ...ways.map((way) => make(`unit ${round} ${way}`, { credentialId: id })),
      ...movable.map((unit) => updateStorageUnit.execute(owner, { id: unit.id, credentialId: id })),
      ...ways.map(() => deleteCredential.execute(owner, { id })),
    ]);
    const codes = results.map((one) => (one.status === "fulfilled" ? "done" : one.reason.code));
    expect(codes.every((code) => ["done", "NOT_FOUND", "IN_USE"].includes(code))).toBe(true);
    const kept = await engine.db.$count(credentials, eq(credentials.id, id));
    const links = await engine.db.$count(storageUnits, eq(storageUnits.credentialId, id));
    expect(kept === 1 ? links > 0 : links === 0).toBe(true);
    expect(codes.slice(0, 2 * WAYS).filter((code) => code === "done")).toHaveLength(links);
  }
});
