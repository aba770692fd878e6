import { spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { setImmediate as nextTurn } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { credentials } from "@/db/schema/index";
import { openServerDatabase } from "@/e2e/support/database-server";
import { createTenant } from "@/e2e/support/tenant";
import { verifyAudit } from "@/lib/audit/verify-audit";
import { createDataKeys, loadKeyring } from "@/lib/core/keyring";
import { findJobProgress } from "@/lib/core/operations/job";
import { lookUpCredential } from "@/lib/credentials/look-up-credential";
import { updateCredential } from "@/lib/credentials/operations/update-credential";
import { resolveCredential } from "@/lib/credentials/resolve-credential";
import { sealFields } from "@/lib/credentials/sealing/seal-fields";
import { parseFernetKeys } from "@/lib/crypto/fernet";
import { countOutdated, reencryptSecrets } from "@/lib/jobs/reencrypt-secrets";
import { bundle } from "@/scripts/bundle.mjs";
import { rounds } from "@/scripts/rounds";

const ROWS = rounds(1_000, 10_000);
/** The rows that are edited while the job runs. */
const EDITED = 20;
const CLIENTS = 4;
const [oldKey, newKey] = [randomBytes(32).toString("base64"), randomBytes(32).toString("base64")];
const onlyNew = parseFernetKeys(newKey);
const both = parseFernetKeys(`${newKey},${oldKey}`);

/** A folder inside the project, so that the bundle finds its packages. */
const cache = path.resolve("node_modules/.cache");

let engine: Engine & { url: string };
let folder: string;
beforeAll(async () => {
  engine = await openServerDatabase();
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(path.join(cache, "rotate-"));
  await bundle(["lib/boot/rotate-master-key.ts"], folder);
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

/** Creates the data keys and many credentials with the old key. Returns their tenant, and secrets by id. */
async function fill() {
  const onlyOld = parseFernetKeys(oldKey);
  await createDataKeys(engine.db, onlyOld);
  const keyring = await loadKeyring(engine.db, onlyOld);
  const { organizationId, owner } = await createTenant(engine.db, { keyring });
  const secrets = new Map<string, string>(
    Array.from({ length: ROWS }, () => [randomUUID(), `sk-${randomUUID()}`]),
  );
  const rows = [...secrets].map(([id, api_key]) => ({
    ...sealFields(onlyOld, { organizationId, id }, { api_key }),
    ...{ id, organizationId, provider: "openai", name: "One", hints: { api_key: "…" } },
    ...{ secretChangedAt: sql`now()`, createdBy: "system", updatedBy: "system" },
  }));
  while (rows.length > 0) await engine.db.insert(credentials).values(rows.splice(0, 500));
  return { organizationId, owner, keyring, secrets };
}

type Filled = Awaited<ReturnType<typeof fill>>;

/** Opens the secret of a credential as a call does that links it. */
async function openSecret({ organizationId, owner }: Filled, id: string, master = both) {
  const scope = { organizationId, workspaceId: null };
  const lookup = await lookUpCredential(owner, scope, { credentialId: id, baseUrl: null }, "openai");
  return resolveCredential({ master }, scope, lookup).secrets.api_key;
}

/** All columns of the rows but the encrypted ones and the id of their key, as text. */
const readRest = () =>
  engine.db
    .select({
      row: sql<string>`(to_jsonb(credentials) - 'sealed_fields' - 'sealed_previous' - 'sealing_key')::text`,
    })
    .from(credentials)
    .orderBy(credentials.id);

/** Runs the command in a process. Kills it after that many lines of output. Returns its exit code and output. */
async function runCommand(masterKey: string, killAfter = Number.POSITIVE_INFINITY) {
  const file = path.join(folder, "lib/boot/rotate-master-key.mjs");
  const run = `import("${file}").then(async ({ rotateMasterKey }) => process.exit(await rotateMasterKey()))`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", run], {
    env: {
      ...process.env,
      ...{ NODE_ENV: "production", MASTER_KEY: masterKey, AUTH_SECRET: randomBytes(32).toString("hex") },
      ...{ DATABASE_URL: engine.url, DATABASE_URL_UNPOOLED: "", DATABASE_DRIVER: "pg" },
    },
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => {
      lines.push(line);
      if (lines.length === killAfter) child.kill("SIGKILL");
    });
  }
  const [code] = await once(child, "close");
  return { code, lines };
}

it("rotates the master key under load, through kills, without a failed call", async () => {
  const at = await fill();
  const ids = [...at.secrets.keys()];
  const edited = ids.filter((_, index) => index % Math.floor(ROWS / EDITED) === 0);
  const untouched = ids.filter((id) => !edited.includes(id));
  let isOver = false;
  let opened = 0;
  const call = async (client: number) => {
    for (let turn = client; !isOver; turn += CLIENTS) {
      const id = untouched[turn % untouched.length] ?? "";
      expect(await openSecret(at, id)).toBe(at.secrets.get(id));
      opened += 1;
      await nextTurn();
    }
  };
  const edit = async () => {
    const ctx = { ...at.owner, keyring: { ...at.keyring, master: both } };
    for (let turn = 0; !isOver; turn += 1) {
      const id = edited[turn % edited.length] ?? "";
      const apiKey = `sk-${randomUUID()}`;
      await updateCredential.execute(ctx, { id, apiKey });
      at.secrets.set(id, apiKey);
      await nextTurn();
    }
  };
  const load = Promise.all([...Array.from({ length: CLIENTS }, (_, client) => call(client)), edit()]);
  const rotated = (async () => {
    const killed = [await runCommand(`${newKey},${oldKey}`, 2), await runCommand(`${newKey},${oldKey}`, 2)];
    expect(killed.map(({ code }) => code)).toEqual([null, null]);
    expect((await countOutdated(engine.db, both)).rows).toBeGreaterThan(0);
    return runCommand(`${newKey},${oldKey}`);
  })().finally(() => {
    isOver = true;
  });
  const [{ code, lines }] = await Promise.all([rotated, load]);

  expect({ code, last: lines.at(-1) }).toEqual({
    code: 0,
    last: "Every secret is encrypted with the first key. You can remove the others from MASTER_KEY.",
  });
  expect(opened).toBeGreaterThan(0);
  expect(await countOutdated(engine.db, onlyNew)).toEqual({ rows: 0, lost: [] });
  for (const [id, secret] of at.secrets) expect(await openSecret(at, id, onlyNew)).toBe(secret);
  expect(await loadKeyring(engine.db, onlyNew)).toEqual({ ...at.keyring, master: onlyNew });
  expect(await verifyAudit.execute(at.owner, {})).toMatchObject({ valid: true });
  expect(await findJobProgress(engine.db, reencryptSecrets)).toMatchObject({
    processed: ROWS + 2,
    finishedAt: expect.any(Date),
  });
});

it("changes no other column, and says which secrets no key decrypts", async () => {
  const [first] = await engine.db.select({ id: credentials.id }).from(credentials).limit(1);
  const id = first?.id ?? "";
  const lost = { sealedFields: { api_key: "gAAAAA" } };
  await engine.db.update(credentials).set(lost).where(eq(credentials.id, id));
  const before = await readRest();
  const third = randomBytes(32).toString("base64");
  const { code, lines } = await runCommand(`${third},${newKey}`);
  expect({ code, last: lines.at(-1) }).toEqual({
    code: 1,
    last: `1 record cannot be decrypted with any key of MASTER_KEY: ${id}`,
  });
  expect(await readRest()).toEqual(before);
  expect(await countOutdated(engine.db, parseFernetKeys(third))).toEqual({ rows: 0, lost: [id] });
});
