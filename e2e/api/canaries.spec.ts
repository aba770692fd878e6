import { randomBytes } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { organizations } from "@/db/schema/index";
import { callAction, serverActions } from "@/e2e/support/actions";
import { call } from "@/e2e/support/call";
import { createServerDatabase } from "@/e2e/support/database-server";
import { inventSecret } from "@/e2e/support/key-secrets";
import { type Server, startServer } from "@/e2e/support/server";
import { chat, createServerTenant, type ServerTenant } from "@/e2e/support/server-tenant";
import { signIn } from "@/e2e/support/sign-in";

let server: Server;
let at: ServerTenant;
const canaries: string[] = [];
const answers: string[] = [];

beforeAll(async () => {
  const env = { LOG_LEVEL: "trace", OPENAI_API_KEY: canary("sk-env") };
  server = await startServer({ databaseUrl: (await createServerDatabase()).url, env });
  at = await createServerTenant(server);
});
afterAll(() => at.stop());

/** A secret that must be found nowhere afterwards. */
function canary(start = "sk-standin"): string {
  const text = `${start}-${randomBytes(18).toString("hex")}`;
  canaries.push(text);
  return text;
}

function keyCanary(): string {
  const text = inventSecret();
  canaries.push(text);
  return text;
}

type Options = NonNullable<Parameters<typeof call>[3]>;

/** Sends a request whatever becomes of it, and keeps its whole answer. */
async function send(method: string, path: string, options: Options = {}) {
  const answer = await call(at.url, method, path, { key: at.key, ...options });
  answers.push(JSON.stringify([answer.status, [...answer.headers], answer.body]));
  return answer;
}

const CREATE = "/api/provider-credentials/create";
const credential = (fields: Record<string, unknown>) => ({
  organization_id: at.organizationId,
  provider: "openai-compatible",
  credential_name: randomBytes(6).toString("hex"),
  api_base: `${at.standIn.url}/v1`,
  ...fields,
});

async function throughStorage() {
  const { workspace_id } = at.project;
  const fields = {
    endpoint: at.standIn.url,
    access_key_id: "public",
    secret_access_key: canary("standin"),
  };
  const store = credential({ provider: "s3-compatible", api_base: undefined, fields });
  const { body } = await send("POST", CREATE, { body: store });
  const unit = { name: "Files", workspace_id, bucket: "files", type: "S3" };
  const made = await send("POST", "/api/storage-units", {
    body: { ...unit, credential_id: body.credential_id },
  });
  const path = `/api/storage-units/${made.body.id}`;
  await send("POST", `${path}/validate`);
  await send("POST", `${path}/presign`, { body: { key: "a.txt" } });
  await send("PATCH", path, { body: { endpoint: "https://elsewhere.example" } });
}

async function throughCredentials() {
  const made = await send("POST", CREATE, { body: credential({ api_key: canary() }) });
  const path = `/api/provider-credentials/${made.body.credential_id}`;
  await send("PUT", path, { body: { api_key: canary() } });
  await send("PUT", path, { body: { credential_name: "x".repeat(500), api_key: canary() } });
  await send("PUT", path, { body: { version: 99, api_key: canary() } });
  await send("PUT", path, { body: { api_base: "https://elsewhere.example/v1", api_key: canary() } });
  await send("POST", `${path}/test`);
  for (const step of ["deactivate", "activate"]) await send("PUT", `${path}/${step}`);
  for (const route of ["/api/provider-credentials", path, "/api/audit", "/api/openapi.json"]) {
    await send("GET", route);
  }
  await send("POST", CREATE, { body: credential({ provider: "openai", api_key: canary("fw") }) });
  await send("POST", CREATE, { body: credential({ provider: canary(), api_key: canary() }) });
  await send("POST", CREATE, { body: credential({ api_keyy: canary() }) });
  await send("POST", CREATE, { body: credential({ fields: { api_key: canary(), secret: canary() } }) });
  await send("POST", CREATE, { body: credential({ api_key: { nested: canary() } }) });
  await send("POST", CREATE, { body: credential({ api_key: [canary()] }) });
  await send("POST", CREATE, { body: credential({ api_base: canary(), api_key: canary() }) });
  await send("POST", CREATE, { body: credential({ api_key: canary() + "x".repeat(20_000) }) });
  await send("POST", CREATE, { body: `{"api_key":"${canary()}"` });
  await send("POST", CREATE, { body: `api_key=${canary()}`, headers: { "content-type": "text/plain" } });
  await send("POST", CREATE, { key: keyCanary(), body: credential({ api_key: canary() }) });
}

async function throughKeys() {
  for (const name of ["authorization", "x-api-key", "api-key", "x-goog-api-key"]) {
    const value = name === "authorization" ? `Bearer ${keyCanary()}` : keyCanary();
    await call(at.url, "GET", "/api/me", { headers: { [name]: value } }).then(({ body }) =>
      answers.push(JSON.stringify(body)),
    );
  }
  await send("GET", `/api/keys?search=${keyCanary()}`);
  await send("GET", `/api/keys/${keyCanary()}`);
  await send("GET", `/v1/models?api_key=${keyCanary()}`);
  await send("GET", `/v1/models/${keyCanary()}`);
  await send("GET", `/api/${keyCanary()}`);
  await send("POST", "/api/keys/verify", { body: { key: keyCanary() } });
  await send("POST", "/api/keys/verify", { body: { key: keyCanary(), ip: canary() } });
  await send("POST", "/api/keys", { body: { name: "n", ip_allowlist: [keyCanary()], scopes: [canary()] } });
  await send("POST", "/api/keys", { body: { name: "n", expires_at: keyCanary() } });
  await send("POST", "/api/keys", { body: { name: "n", [keyCanary().slice(0, 20)]: 1 } });
  const made = await at.createKey();
  canaries.push(made.secret);
  const rotated = await at.manage("POST", `/api/keys/${made.id}/rotate`, { grace_seconds: 60 });
  canaries.push(rotated.body.secret);
  await send("GET", `/api/keys/${made.id}`);
  await send("GET", "/api/keys");
}

async function throughGateway() {
  const credential_id = await at.createCredential({ api_key: canary() });
  const { secret } = await at.createKey();
  canaries.push(secret);
  for (const upstream_model of ["plain", "error-401", "error-400", "error-500", "cut-stream", "html"]) {
    const { name } = await at.createRuntime({ credential_id, upstream_model });
    for (const stream of [false, true]) {
      const answer = await chat(at, secret, { model: name, stream });
      answers.push(JSON.stringify([[...answer.headers], answer.body]));
    }
  }
  answers.push(JSON.stringify((await chat(at, secret, { model: "gpt-4.1-mini" })).body));
}

async function throughAddresses() {
  const runtime = { name: "r", provider: "openai-compatible", kind: "chat" };
  await send("POST", "/api/runtimes", {
    body: { ...runtime, base_url: `https://user:${canary()}@models.example` },
  });
  await send("POST", "/api/runtimes", { body: { ...runtime, base_url: at.standIn.url, api_key: canary() } });
  const api_base = `https://${canary()}:x@models.example/v1`;
  await send("POST", CREATE, { body: credential({ api_base, api_key: canary() }) });
  await send("POST", "/api/leaks/github", {
    body: JSON.stringify([{ token: keyCanary(), type: "keystead" }]),
  });
  await send("POST", "/api/workspaces", { body: { name: { secret: canary() } } });
  await send("PATCH", `/api/projects/${at.project.id}`, { body: { token: canary() } });
}

/** Reveals a secret. Only the answer of the reveal itself may contain it. */
async function throughReveal() {
  const secret = canary();
  const id = await at.createCredential({ api_key: secret });
  await at.engine.db
    .update(organizations)
    .set({ revealPolicy: "step-up" })
    .where(eq(organizations.id, at.organizationId));
  const [action] = serverActions().filter(({ name }) => name === "revealCredential");
  if (!action) throw new Error("No action reveals");
  const headers = { cookie: await signIn(at), origin: at.url, "sec-fetch-site": "same-origin" };
  const org = at.slug;
  const revealed = await callAction(at.url, action, [org, { id, field: "api_key" }], headers, { org });
  expect(revealed.text.split(secret)).toHaveLength(2);
  const page = await fetch(`${at.url}/orgs/${org}/credentials?credential=${id}`, { headers });
  answers.push(await page.text());
}

async function throughSignIn() {
  for (const fields of [{ email: at.owner.email }, { email: "nobody@example.com" }]) {
    const body = new URLSearchParams({ ...fields, password: canary("password") }).toString();
    const headers = { "content-type": "application/x-www-form-urlencoded", origin: at.url };
    await send("POST", "/api/auth/callback/credentials", { body, headers });
  }
}

/** Every row of every table, as text. */
async function databaseDump(): Promise<string> {
  const { db } = at.engine;
  const tables = await db
    .select({ name: sql<string>`tablename` })
    .from(sql`pg_tables`)
    .where(sql`schemaname = 'public'`);
  const parts: string[] = [];
  for (const { name } of tables) {
    const rows = await db.select({ row: sql<string>`t::text` }).from(sql`${sql.identifier(name)} t`);
    parts.push(...rows.map(({ row }) => row));
  }
  return parts.join("\n");
}

const writings = (text: string) => [
  text,
  encodeURIComponent(text),
  Buffer.from(text).toString("hex"),
  Buffer.from(text).toString("base64").replace(/=+$/, ""),
  Buffer.from(text).toString("base64url"),
];

const found = (place: string) =>
  canaries.filter((text) =>
    writings(text).some((writing) => place.toLowerCase().includes(writing.toLowerCase())),
  );

describe("secrets that went through every path", () => {
  beforeAll(async () => {
    await throughCredentials();
    await throughStorage();
    await throughKeys();
    await throughGateway();
    await throughAddresses();
    await throughReveal();
    await throughSignIn();
  });

  test("are enough to speak of", () => {
    expect(canaries.length).toBeGreaterThan(45);
    expect(answers.length).toBeGreaterThan(45);
  });

  test("stand in no answer", () => {
    expect(found(answers.join("\n"))).toEqual([]);
  });

  test("stand in no log", () => {
    expect(found(server.logs())).toEqual([]);
  });

  test("stand nowhere in the database", async () => {
    const dump = await databaseDump();
    expect(dump).toContain(at.organizationId);
    expect(found(dump)).toEqual([]);
  });
});
