import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { audit } from "@/db/schema/index";
import { CANARY, credentialTests, findRefusal } from "@/e2e/support/credentials";
import { person } from "@/e2e/support/tenant";
import { getCredential } from "@/lib/credentials/operations/get-credential";
import { checkCredential } from "./check-credential";
import { testCredential } from "./test-credential";

const { db, tenant, create, update, write } = credentialTests();

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  cleanups.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

const MODELS = JSON.stringify({ object: "list", data: [] });

const answering =
  (status: number, type = "application/json"): RequestListener =>
  (_request, response) =>
    response
      .writeHead(status, { "content-type": type, location: "/elsewhere" })
      .end(status === 200 && type === "application/json" ? MODELS : "{}");

describe("a credential's test", () => {
  it("calls the provider with the stored secret", async () => {
    const seen: unknown[] = [];
    const apiBase = await serve((request, response) => {
      seen.push([request.method, request.url, request.headers.authorization]);
      answering(200)(request, response);
    });
    const { id } = await create({ apiBase });
    const tested = await testCredential.execute(tenant().owner, { id });
    expect(seen).toEqual([["GET", "/v1/models", `Bearer ${CANARY}`]]);
    expect(tested).toMatchObject({ lastTestResult: "valid", lastTestedAt: expect.any(String), version: 1 });
    const { suggestedBaseUrl, models, durationMs, ...credential } = tested;
    expect([suggestedBaseUrl, models, durationMs]).toEqual([null, 0, expect.any(Number)]);
    expect(await getCredential.execute(tenant().owner, { id })).toEqual(credential);
    const rows = await db()
      .select()
      .from(audit)
      .where(eq(audit.subject, `credential:${id}`));
    expect(rows.map(({ action }) => action)).toEqual(["credentials.create", "credentials.test"]);
    expect(JSON.stringify(rows)).not.toContain("canary");
  });

  it.each([
    [401, "application/json", "rejected"],
    [403, "application/json", "rejected"],
    [400, "application/json", "rejected"],
    [402, "application/json", "out_of_quota"],
    [429, "application/json", "out_of_quota"],
    [500, "application/json", "unreachable"],
    [404, "application/json", "wrong_path"],
    [405, "text/plain", "wrong_path"],
    [307, "application/json", "unreachable"],
    [200, "text/html", "wrong_path"],
  ])("takes %i with %s for %s", async (status, type, result) => {
    const { id } = await create({ apiBase: await serve(answering(status, type)) });
    expect(await testCredential.execute(tenant().owner, { id })).toMatchObject({ lastTestResult: result });
  });

  it("is unreachable where nothing answers, and where nothing may be called", async () => {
    const { id } = await create({ apiBase: "http://127.0.0.1:1/v1" });
    expect(await testCredential.execute(tenant().owner, { id })).toMatchObject({
      lastTestResult: "unreachable",
    });
    let calls = 0;
    const apiBase = await serve((request, response) => {
      calls += 1;
      answering(200)(request, response);
    });
    const inside = await create({ apiBase });
    const careful = { ...tenant().owner, allowPrivateUpstreams: false };
    expect(await testCredential.execute(careful, { id: inside.id })).toMatchObject({
      lastTestResult: "unreachable",
    });
    expect(calls).toBe(0);
  });

  it("finds where a server has its models when the path is wrong, and sends no secret there", async () => {
    const seen: unknown[] = [];
    const at = await serve((request, response) => {
      if (request.url !== "/openai/models") seen.push(request.headers.authorization);
      const models = request.url === "/openai/v1/models";
      response.writeHead(models ? 200 : 404, { "content-type": "application/json" }).end(MODELS);
    });
    const apiBase = `${new URL(at).origin}/openai`;
    const { id } = await create({ apiBase });
    expect(await testCredential.execute(tenant().owner, { id })).toMatchObject({
      lastTestResult: "wrong_path",
      suggestedBaseUrl: `${apiBase}/v1`,
    });
    expect(seen.length).toBeGreaterThan(0);
    expect(new Set(seen)).toEqual(new Set([undefined]));
  });

  it("finds a path that asks for a secret, and none at a server that answers everything", async () => {
    const guarded = await serve((request, response) => {
      response.writeHead(request.url === "/v1/models" ? 401 : 404).end();
    });
    const { origin } = new URL(guarded);
    const { id } = await create({ apiBase: origin });
    expect(await testCredential.execute(tenant().owner, { id })).toMatchObject({
      suggestedBaseUrl: `${origin}/v1`,
    });
    const lenient = await serve((_request, response) => {
      response.writeHead(200, { "content-type": "application/json" }).end(`{"status":"ok"}`);
    });
    const other = await create({ apiBase: lenient });
    expect(await testCredential.execute(tenant().owner, { id: other.id })).toMatchObject({
      lastTestResult: "wrong_path",
      suggestedBaseUrl: null,
    });
  });

  it("keeps no outcome of a secret that was replaced meanwhile", async () => {
    const apiBase = await serve(async (request, response) => {
      await write(id, { secretChangedAt: new Date(0) });
      answering(200)(request, response);
    });
    const { id } = await create({ apiBase });
    expect(await testCredential.execute(tenant().owner, { id })).toMatchObject({ lastTestResult: null });
  });

  it("is for those who may write, and sends nothing that cannot be opened", async () => {
    let calls = 0;
    const apiBase = await serve((request, response) => {
      calls += 1;
      answering(200)(request, response);
    });
    const { workspaceId } = tenant().here;
    const { id } = await create({ apiBase, workspaceId });
    const reader = tenant().as(person("member", { [workspaceId]: "read" }));
    await expect(testCredential.execute(reader, { id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const stranger = tenant().as(person("member", { [tenant().there.workspaceId]: "admin" }));
    await expect(testCredential.execute(stranger, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await write(id, { sealedFields: { api_key: "gAAAAA" } });
    expect(await findRefusal(testCredential.execute(tenant().owner, { id }))).toMatchObject({
      code: "PROVIDER_AUTH",
    });
    expect(calls).toBe(0);
    await update(id, { apiKey: CANARY });
    expect(await testCredential.execute(tenant().owner, { id })).toMatchObject({ lastTestResult: "valid" });
  });
});

describe("a test of new values", () => {
  it("sends the new secret, and keeps the stored one and its result", async () => {
    const seen: unknown[] = [];
    const apiBase = await serve((request, response) => {
      seen.push(request.headers.authorization);
      answering(request.headers.authorization === `Bearer ${CANARY}` ? 200 : 401)(request, response);
    });
    const { id } = await create({ apiBase });
    await testCredential.execute(tenant().owner, { id });
    const checked = await checkCredential.execute(tenant().owner, { id, fields: { api_key: "sk-wrong" } });
    expect(checked).toEqual({ result: "rejected", suggestedBaseUrl: null });
    expect(await checkCredential.execute(tenant().owner, { id, fields: { api_key: "" } })).toMatchObject({
      result: "valid",
    });
    expect(seen).toEqual([`Bearer ${CANARY}`, "Bearer sk-wrong", `Bearer ${CANARY}`]);
    expect(await getCredential.execute(tenant().owner, { id })).toMatchObject({
      lastTestResult: "valid",
      version: 1,
    });
  });

  it("never sends the stored secret to another host", async () => {
    const seen: unknown[] = [];
    const elsewhere = await serve((request, response) => {
      seen.push(request.headers.authorization);
      answering(200)(request, response);
    });
    const { id } = await create();
    const refusal = checkCredential.execute(tenant().owner, { id, apiBase: elsewhere });
    await expect(refusal).rejects.toMatchObject({ code: "INVALID_REQUEST", param: "apiKey" });
    expect(seen).toEqual([]);
  });
});
