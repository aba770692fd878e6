import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { credentials } from "@/db/schema/index";
import { call } from "@/e2e/support/call";
import { createServerDatabase } from "@/e2e/support/database-server";
import { startServer } from "@/e2e/support/server";
import { chat, createServerTenant } from "@/e2e/support/server-tenant";

const run = promisify(execFile);

it("the server starts with the new master key alone, everything decrypts, and what does not fails closed", async () => {
  const { url: databaseUrl, drop } = await createServerDatabase();
  const first = await startServer({ databaseUrl });
  const at = await createServerTenant(first);
  const credential_id = await at.createCredential();
  const runtime = await at.createRuntime({ credential_id, upstream_model: "plain" });
  const { secret } = await at.createKey();
  await first.stop();

  const { MASTER_KEY: oldKey = "" } = first.variables;
  const newKey = randomBytes(32).toString("base64");
  const restart = (MASTER_KEY: string) => startServer({ env: { ...first.variables, MASTER_KEY } });
  const both = await restart(`${newKey},${oldKey}`);
  const env = { ...process.env, ...both.variables };
  const { stdout } = await run(process.execPath, ["scripts/rotate-master-key.mjs"], { env });
  expect(stdout).toContain("Every secret is encrypted with the first key.");
  expect(await chat(both, secret, { model: runtime.name })).toMatchObject({ status: 200 });
  await both.stop();

  const alone = await restart(newKey);
  expect(await chat(alone, secret, { model: runtime.name })).toMatchObject({ status: 200 });
  const { body } = await call(alone.url, "GET", "/api/audit/verify", { key: at.key });
  expect(body).toMatchObject({ valid: true });

  await at.engine.db
    .update(credentials)
    .set({ sealedFields: { api_key: "gAAAAA" } })
    .where(eq(credentials.id, credential_id));
  const unreadable = await chat(alone, secret, { model: runtime.name });
  expect(unreadable).toMatchObject({ status: 424, body: { error: { code: "PROVIDER_AUTH" } } });
  expect(unreadable.body.error.message).toMatch(/^The secret of the credential \S+ cannot be decrypted$/);
  const path = `/api/provider-credentials/${credential_id}`;
  expect(await call(alone.url, "GET", path, { key: at.key })).toMatchObject({ status: 200 });
  expect(await call(alone.url, "POST", `${path}/test`, { key: at.key })).toMatchObject({ status: 424 });
  await alone.stop();

  const late = run(process.execPath, ["scripts/rotate-master-key.mjs"], {
    env: { ...env, MASTER_KEY: oldKey },
  });
  await expect(late).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/^Not rotated: .+\n$/) });
  await at.stop();
  await drop();
});
