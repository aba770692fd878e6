import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { call } from "@/e2e/support/call";
import { createServerDatabase } from "@/e2e/support/database-server";
import { startServer } from "@/e2e/support/server";
import { chat, createServerTenant } from "@/e2e/support/server-tenant";

const run = promisify(execFile);

it("the server starts with the new master key alone, and everything decrypts", async () => {
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
  await alone.stop();

  const late = run(process.execPath, ["scripts/rotate-master-key.mjs"], {
    env: { ...env, MASTER_KEY: oldKey },
  });
  await expect(late).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/^Not rotated: .+\n$/) });
  await at.stop();
  await drop();
});
