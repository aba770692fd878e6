import { randomBytes, randomUUID } from "node:crypto";
import { eq, getTableColumns, getTableName, is, sql } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import * as schema from "@/db/schema/index";
import { credentials, dataKeys, deliveries, jobs, runtimes, storageUnits } from "@/db/schema/index";
import { openTestDatabase } from "@/e2e/support/database";
import { makeSampleObjects } from "@/e2e/support/sample-objects";
import { createTenant } from "@/e2e/support/tenant";
import { createDataKeys, loadKeyring } from "@/lib/core/keyring";
import { createLog } from "@/lib/core/log";
import type { Keyring } from "@/lib/core/operations/context";
import { findJobProgress } from "@/lib/core/operations/job";
import { createCredential } from "@/lib/credentials/operations/create-credential";
import { openFields } from "@/lib/credentials/sealing/seal-fields";
import { parseFernetKeys, SealError, sealedWith } from "@/lib/crypto/fernet";
import { countOutdated, reencryptSecrets } from "./reencrypt-secrets";
import { SEALED_TABLES } from "./sealed-tables";

const [oldKey, newKey] = [randomBytes(32).toString("base64"), randomBytes(32).toString("base64")];
const onlyOld = parseFernetKeys(oldKey);
const onlyNew = parseFernetKeys(newKey);
const both = parseFernetKeys(`${newKey},${oldKey}`);

let engine: Engine;
let keyring: Keyring;
beforeAll(async () => {
  engine = await openTestDatabase();
}, 60_000);
afterAll(() => engine.close());
beforeEach(async () => {
  for (const table of [runtimes, storageUnits, credentials, dataKeys, jobs]) await engine.db.delete(table);
  await createDataKeys(engine.db, onlyOld);
  keyring = await loadKeyring(engine.db, onlyOld);
});

const tenant = () => createTenant(engine.db, { keyring });
type Tenant = Awaited<ReturnType<typeof tenant>>;

const store = async ({ owner }: Tenant, apiKey = `sk-${randomUUID()}`) => {
  const { id } = await createCredential.execute(owner, { provider: "openai", name: "One", apiKey });
  return { id, apiKey };
};

const runJob = async (master = both) => {
  const services = { db: engine.db, log: createLog("silent"), keyring: { master } };
  let batches = 0;
  do batches += 1;
  while ((await reencryptSecrets.runBatch(services)) === "more");
  return batches;
};

const readRow = async (id: string) => {
  const [row] = await engine.db.select().from(credentials).where(eq(credentials.id, id));
  if (!row) throw new Error(`No credential ${id}`);
  return row;
};

const openRow = async (id: string, master = onlyNew) => {
  const row = await readRow(id);
  return openFields(master, row, row.sealedFields);
};

describe("encrypting again with a new master key", () => {
  it("changes every secret and its key id, and nothing else", async () => {
    const { id, apiKey } = await store(await tenant());
    const before = await readRow(id);
    await runJob();
    const after = await readRow(id);
    expect(await openRow(id)).toEqual({ api_key: apiKey });
    expect(after).toEqual({ ...before, sealedFields: after.sealedFields, sealingKey: onlyNew[0]?.id });
    expect(after.sealedFields).not.toEqual(before.sealedFields);
    expect(await countOutdated(engine.db, onlyNew)).toEqual({ rows: 0, lost: [] });
  });

  it("takes over a credential without secrets", async () => {
    const { owner } = await tenant();
    const keyless = { provider: "openai-compatible", name: "Keyless", apiBase: "http://127.0.0.1:9/v1" };
    const { id } = await createCredential.execute(owner, keyless);
    await runJob();
    expect(await readRow(id)).toMatchObject({ sealedFields: {}, sealingKey: onlyNew[0]?.id });
  });

  it("leaves the data keys the same, so that API keys and the audit chain go on", async () => {
    await runJob();
    expect(await loadKeyring(engine.db, onlyNew)).toEqual({ ...keyring, master: onlyNew });
    await expect(loadKeyring(engine.db, onlyOld)).rejects.toThrow(SealError);
  });

  it("goes through more rows than a batch, and writes none of them twice", async () => {
    const at = await tenant();
    const { id } = await store(at);
    const { id: _, ...row } = await readRow(id);
    await engine.db.insert(credentials).values(Array.from({ length: 450 }, () => row));
    const batchesOfCredentials = 3;
    expect(await runJob()).toBe(SEALED_TABLES.length - 1 + batchesOfCredentials);
    expect(await findJobProgress(engine.db, reencryptSecrets)).toMatchObject({ processed: 453 });
    const first = await readRow(id);
    await runJob();
    expect(await readRow(id)).toEqual(first);
  });

  it("reads no rows without secrets, such as the many deliveries without a link", async () => {
    const { organizationId } = (await tenant()).owner;
    const mail = { organizationId, recipient: "ada@example.com", type: "A subject", body: "A text" };
    await engine.db.insert(deliveries).values(Array.from({ length: 250 }, () => mail));
    await runJob();
    const createdDataKeys = 2;
    expect(await findJobProgress(engine.db, reencryptSecrets)).toMatchObject({ processed: createdDataKeys });
  });

  it("leaves what no key decrypts, counts it, and mends the rest", async () => {
    const at = await tenant();
    const [kept, lost] = [await store(at), await store(at)];
    const stranger = parseFernetKeys(randomBytes(32).toString("base64"));
    const token = "gAAAAA";
    await engine.db
      .update(credentials)
      .set({ sealedFields: { api_key: token }, sealingKey: stranger[0]?.id })
      .where(eq(credentials.id, lost.id));
    expect(await countOutdated(engine.db, both)).toEqual({ rows: 3, lost: [lost.id] });
    await runJob();
    expect(await countOutdated(engine.db, both)).toEqual({ rows: 0, lost: [lost.id] });
    expect(await openRow(kept.id)).toEqual({ api_key: kept.apiKey });
    expect(await readRow(lost.id)).toMatchObject({ sealedFields: { api_key: token } });
  });

  it("survives content that is no token", async () => {
    const { id } = await store(await tenant());
    await engine.db.execute(sql`update credentials set sealed_fields = '{"api_key": 1}' where id = ${id}`);
    await runJob();
    expect(await countOutdated(engine.db, both)).toEqual({ rows: 0, lost: [id] });
  });
});

describe("the encrypted columns", () => {
  const tables = Object.values(schema).filter((table) => is(table, PgTable));
  const known = SEALED_TABLES.flatMap(({ table, columns }) =>
    Object.values(columns).map(({ name }) => `${getTableName(table)}.${name}`),
  ).sort();

  it("are all encrypted again: those that are named so", () => {
    const named = tables.flatMap((table) =>
      Object.values(getTableColumns(table))
        .filter(({ name }) => /(^|_)(sealed|encrypted|cipher(text)?)(_|$)/.test(name))
        .map(({ name }) => `${getTableName(table)}.${name}`),
    );
    expect(named.sort()).toEqual(known);
  });

  it("are all encrypted again: those that hold a token in a filled database", async () => {
    await makeSampleObjects(await tenant());
    const holding: string[] = [];
    for (const table of tables) {
      for (const { name } of Object.values(getTableColumns(table))) {
        const hasToken = sql`${sql.identifier(name)}::text like '%gAAAAA%'`;
        if ((await engine.db.$count(table, hasToken)) > 0) holding.push(`${getTableName(table)}.${name}`);
      }
    }
    expect(holding).toContain("credentials.sealed_fields");
    expect(known).toEqual(expect.arrayContaining(holding));
  });

  it("refuse each other's content: secrets of two credentials", async () => {
    const at = await tenant();
    const [one, other] = [await store(at), await store(await tenant())];
    const [first, second] = [await readRow(one.id), await readRow(other.id)];
    const swap = (id: string, { sealedFields }: typeof first) =>
      engine.db.update(credentials).set({ sealedFields }).where(eq(credentials.id, id));
    await swap(one.id, second);
    await swap(other.id, first);
    for (const { id } of [one, other]) {
      await expect(openRow(id, onlyOld)).rejects.toMatchObject({ code: "PROVIDER_AUTH" });
    }
    await runJob();
    for (const { id } of [one, other]) {
      expect(sealedWith(onlyNew, (await readRow(id)).sealedFields.api_key ?? "")).not.toBeNull();
      await expect(openRow(id)).rejects.toMatchObject({ code: "PROVIDER_AUTH" });
    }
  });

  it("refuse each other's content: two data keys", async () => {
    const [one, other] = await engine.db.select().from(dataKeys);
    for (const [row, content] of [
      [one, other],
      [other, one],
    ]) {
      const { purpose = "audit", sealedKey } = { purpose: row?.purpose, sealedKey: content?.sealedKey };
      await engine.db.update(dataKeys).set({ sealedKey }).where(eq(dataKeys.purpose, purpose));
    }
    await expect(loadKeyring(engine.db, both)).rejects.toThrow(SealError);
  });
});
