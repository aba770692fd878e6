import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { credentials, jobs } from "@/db/schema";
import { openTestDatabase } from "@/e2e/support/database";
import { createTenant, person, testKeyring } from "@/e2e/support/tenant";
import { createLog } from "@/lib/core/log";
import { createCredential } from "@/lib/credentials/operations/create-credential";
import { parseFernetKeys } from "@/lib/crypto/fernet";
import { getEncryption } from "./get-encryption";
import { reencryptSecrets } from "./reencrypt-secrets";

let engine: Engine;
beforeAll(async () => {
  engine = await openTestDatabase();
}, 60_000);
afterAll(() => engine.close());

const keys = () => parseFernetKeys(randomBytes(32).toString("base64"));

it("counts the organization's credentials by the key that encrypted them, before and after a rotation", async () => {
  await engine.db.delete(jobs);
  const { owner } = await createTenant(engine.db);
  const stranger = await createTenant(engine.db);
  const store = ({ owner }: Pick<typeof stranger, "owner"> = stranger) =>
    createCredential.execute(owner, { provider: "openai", name: "One", apiKey: "sk-0123456789abcdef" });
  const [, , lost] = [await store({ owner }), await store({ owner }), await store({ owner }), await store()];
  const [oldKey] = testKeyring.master;
  const [newKey] = keys();
  if (!oldKey || !newKey || !lost) throw new Error("Nothing to rotate");
  const both = { ...owner, keyring: { ...testKeyring, master: [newKey, oldKey] } };
  await engine.db.update(credentials).set({ sealingKey: keys()[0]?.id }).where(eq(credentials.id, lost.id));

  expect(await getEncryption.execute(owner, {})).toEqual({
    keyIds: [oldKey.id],
    credentials: { current: 2, older: 0, lost: 1 },
    run: null,
  });
  expect(await getEncryption.execute(both, {})).toMatchObject({
    keyIds: [newKey.id, oldKey.id],
    credentials: { current: 0, older: 2, lost: 1 },
  });
  const services = { db: engine.db, log: createLog("silent"), keyring: both.keyring };
  while ((await reencryptSecrets.runBatch(services)) === "more");
  expect(await getEncryption.execute(both, {})).toMatchObject({
    credentials: { current: 3, older: 0, lost: 0 },
    run: { processed: 4, finishedAt: expect.any(String) },
  });
});

it("is for owners", async () => {
  const { as } = await createTenant(engine.db);
  await expect(getEncryption.execute(as(person("admin")), {})).rejects.toMatchObject({ code: "FORBIDDEN" });
});
