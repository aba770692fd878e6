import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { credentialFailures, keyMeters, responses, runtimes, usage } from "@/db/schema";
import { openTestDatabase } from "@/e2e/support/database";
import { toSampleFields } from "@/e2e/support/sample-fields";
import { createServices, makeKey } from "@/e2e/support/services";
import { createServiceAccount } from "@/e2e/support/stand-in/google-tokens";
import { type StandIn, startStandIn } from "@/e2e/support/stand-in/server";
import { createTenant } from "@/e2e/support/tenant";
import type { CallServices } from "@/lib/access/call";
import type { Context } from "@/lib/core/operations/context";
import { gcp } from "@/lib/credentials/catalogue/providers/platforms/gcp";
import { createCredential } from "@/lib/credentials/operations/create-credential";
import { getCredential } from "@/lib/credentials/operations/get-credential";
import { testCredential } from "@/lib/credentials/operations/test-credential";
import { updateCredential } from "@/lib/credentials/operations/update-credential";
import { dispatch } from "@/lib/http/dispatcher";
import { updateSettings } from "@/lib/organizations/operations/update-settings";
import { getRequest } from "@/lib/usage/requests/get-request";

const PROVIDER = "openai-compatible";
const GOOD = "sk-standin-good";
const OTHER = "sk-standin-other";
const answering = (status: number) => `sk-standin-answers-${status}`;

let engine: Engine;
let standIn: StandIn;
beforeAll(async () => {
  engine = await openTestDatabase();
  standIn = await startStandIn();
});
afterAll(async () => {
  await standIn.stop();
  await engine.close();
});

let services: CallServices;
let owner: Context;
let organizationId: string;
let here: { workspaceId: string; projectId: string };
let key: { id: string; secret: string };
beforeEach(async () => {
  services = createServices(engine);
  const tenant = await createTenant(engine.db);
  ({ organizationId, here } = tenant);
  owner = { ...tenant.owner, keyring: services.keyring, allowPrivateUpstreams: true };
  const scopes = ["chat:write"];
  key = await makeKey(services, organizationId, { scopes, dailyHardLimit: 1_000, firstUsedAt: new Date() });
  standIn.requests.length = 0;
});

/** Creates a credential with a secret. Those with a higher priority are chosen first. */
const addCredential = (apiKey: string, priority: number, fields: object = {}) =>
  createCredential.execute(owner, {
    ...{ provider: PROVIDER, name: apiKey, apiKey, apiBase: `${standIn.url}/v1`, priority },
    ...fields,
  });

async function chat(fields: object = {}, on = services) {
  const text = JSON.stringify({
    model: `${PROVIDER}/standin-small`,
    messages: [{ role: "user", content: "Hi" }],
    ...fields,
  });
  const headers = {
    authorization: `Bearer ${key.secret}`,
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(text)),
  };
  const request = new Request("http://localhost/v1/chat/completions", {
    method: "POST",
    headers,
    body: text,
  });
  const response = await dispatch(on, request, { ip: "203.0.113.7", later: () => undefined });
  const body = await response.text();
  await on.recorder.flush();
  return { status: response.status, body, id: response.headers.get("x-request-id") ?? "" };
}

/** Returns the secrets that the provider has received, in order. */
const listSecrets = () =>
  standIn.requests.map(({ headers }) => headers.authorization?.replace("Bearer ", ""));

async function control(body: object) {
  await fetch(`${standIn.url}/control/keys`, { method: "POST", body: JSON.stringify(body) });
}

/** Lets the time pass at which refused credentials are tried again. Returns the services of a new process. */
async function passRest() {
  await engine.db
    .update(credentialFailures)
    .set({ retryAt: new Date(0) })
    .where(eq(credentialFailures.organizationId, organizationId));
  return createServices(engine);
}

describe("a pool of credentials", () => {
  it.each([
    [401, "rejected"],
    [402, "out_of_quota"],
    [403, "rejected"],
    [429, "rate_limited"],
    [500, "unavailable"],
    [503, "unavailable"],
  ])("answers with the next one when the provider says %i", async (status, reason) => {
    const first = await addCredential(answering(status), 1);
    const second = await addCredential(GOOD, 0);
    for (const fields of [{}, { stream: true }]) {
      const { status: answered, body } = await chat(fields);
      expect(answered, body).toBe(200);
    }
    // The refused one rests, so that the second call does not try it.
    expect(listSecrets()).toEqual([answering(status), GOOD, GOOD]);
    const { failing } = await getCredential.execute(owner, { id: first.id });
    expect(failing).toMatchObject({ reason, status });
    expect(failing && failing.retryAt > failing.at).toBe(true);
    expect((await getCredential.execute(owner, { id: second.id })).failing).toBeNull();
  });

  it("has every attempt in the record of the request, and counts it once", async () => {
    const credentialIds: string[] = [];
    for (const [index, secret] of [answering(429), answering(500), GOOD].entries()) {
      credentialIds.push((await addCredential(secret, -index)).id);
    }
    const { id } = await chat();
    expect(await getRequest.execute(owner, { id })).toMatchObject({
      status: 200,
      credential: { id: credentialIds[2] },
      attempts: [
        { credentialId: credentialIds[0], status: 429, reason: "rate_limited" },
        { credentialId: credentialIds[1], status: 500, reason: "unavailable" },
      ],
    });
    const rows = await engine.db.select().from(usage).where(eq(usage.organizationId, organizationId));
    expect(rows).toHaveLength(1);
    const [meter] = await engine.db.select().from(keyMeters).where(eq(keyMeters.keyId, key.id));
    expect(meter?.dayUsed).toBe(1);
  });

  it("fails with the last refusal when the provider refuses all, and tries them again", async () => {
    await addCredential(answering(429), 1);
    await addCredential(answering(401), 0);
    for (const _ of [1, 2]) {
      expect(await chat()).toMatchObject({ status: 424, body: expect.stringContaining('"rejected"') });
    }
    const both = [answering(429), answering(401)];
    expect(listSecrets()).toEqual([...both, ...both]);
  });

  it("does not repeat a request that the provider itself refuses, or a stream that has begun", async () => {
    await addCredential(GOOD, 1);
    await addCredential(OTHER, 0);
    expect(await chat({ model: `${PROVIDER}/error-400` })).toMatchObject({ status: 400 });
    expect((await chat({ model: `${PROVIDER}/cut-stream`, stream: true })).body).toContain("UPSTREAM_ERROR");
    expect(listSecrets()).toEqual([GOOD, GOOD]);
  });

  it("goes on when a service account cannot be used", async () => {
    const fields = { ...toSampleFields(gcp, standIn.url), project_id: "standin-project" };
    const add = (priority: number, file: string) =>
      createCredential.execute(owner, {
        ...{ provider: "gcp", name: `At ${priority}`, priority, confirmed: true },
        fields: { ...fields, service_account_json: file },
      });
    const broken = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
    const { id } = await add(1, createServiceAccount(standIn.url, { private_key: broken }));
    await add(0, createServiceAccount(standIn.url));
    expect(await chat({ model: "gcp/standin-small" })).toMatchObject({ status: 200 });
    const { failing } = await getCredential.execute(owner, { id });
    expect(failing?.message).toBe("The private key of the service account is not valid");
  });

  it("gets one attempt at a response that another account stores", async () => {
    const { id: credentialId } = await addCredential(OTHER, 2, { active: false });
    await addCredential(answering(401), 1);
    await addCredential(GOOD, 0);
    const target = { provider: PROVIDER, model: "standin-small", credentialId };
    await engine.db.insert(responses).values({ organizationId, id: "resp_stored", ...target });
    const request = new Request("http://localhost/v1/responses/resp_stored", {
      method: "DELETE",
      headers: { authorization: `Bearer ${key.secret}` },
    });
    expect((await dispatch(services, request, { ip: null, later: () => undefined })).status).toBe(424);
    expect(listSecrets()).toEqual([answering(401)]);
  });

  it("is known to every process, and is used as before when the time of the rest is over", async () => {
    const { id } = await addCredential(OTHER, 1);
    await addCredential(GOOD, 0);
    await control({ reject: [OTHER] });
    await chat();
    await chat({}, createServices(engine));
    expect(listSecrets()).toEqual([OTHER, GOOD, GOOD]);
    await control({ accept: [OTHER] });
    await chat({}, await passRest());
    expect(listSecrets().at(-1)).toBe(OTHER);
    expect((await getCredential.execute(owner, { id })).failing).toBeNull();
  });

  it("is used in turn where the organization wants it so", async () => {
    await addCredential(GOOD, 1);
    await addCredential(OTHER, 0);
    await updateSettings.execute(owner, { roundRobinProviders: [PROVIDER] });
    for (const _ of [1, 2, 3, 4]) await chat();
    expect(listSecrets()).toEqual([GOOD, OTHER, GOOD, OTHER]);
    await updateSettings.execute(owner, { roundRobinProviders: [] });
    for (const _ of [1, 2]) await chat();
    expect(listSecrets().slice(4)).toEqual([GOOD, GOOD]);
  });
});

describe("no other credential replaces", () => {
  it("one that the runtime links", async () => {
    const { id: credentialId } = await addCredential(answering(401), 0);
    await addCredential(GOOD, 1);
    await engine.db.insert(runtimes).values({
      ...{ organizationId, credentialId, provider: PROVIDER, kind: "chat", number: 1 },
      ...{ name: "linked", upstreamModel: "standin-small" },
    });
    expect(await chat({ model: "linked" })).toMatchObject({ status: 424 });
    expect(listSecrets()).toEqual([answering(401)]);
  });

  it("the workspace's own, which the organization pays for", async () => {
    const { workspaceId, projectId } = here;
    await addCredential(GOOD, 1);
    await addCredential(answering(429), 0, { workspaceId });
    await engine.db.insert(runtimes).values({
      ...{ organizationId, workspaceId, provider: PROVIDER, kind: "chat", number: 1 },
      ...{ name: "own", upstreamModel: "standin-small" },
    });
    key = await makeKey(services, organizationId, { scopes: ["chat:write"], projectId });
    expect(await chat({ model: "own" })).toMatchObject({ status: 429 });
    expect(listSecrets()).toEqual([answering(429)]);
  });
});

describe("a credential that the provider starts to refuse", () => {
  it("is shown as failing, with the provider's words, until a call succeeds", async () => {
    const { id } = await addCredential(GOOD, 0);
    await chat();
    expect((await getCredential.execute(owner, { id })).failing).toBeNull();
    await control({ reject: [GOOD] });
    await chat();
    const { failing } = await getCredential.execute(owner, { id });
    expect(failing).toMatchObject({
      ...{ reason: "rejected", status: 401, code: "invalid_api_key" },
      message: "Incorrect API key provided.",
    });
    await chat();
    const later = await getCredential.execute(owner, { id });
    expect(later.failing?.since).toEqual(failing?.since);
    await control({ accept: [GOOD] });
    expect((await chat()).status).toBe(200);
    expect((await getCredential.execute(owner, { id })).failing).toBeNull();
  });

  it("is not failing any more when its secret is replaced, or its test succeeds", async () => {
    const { id, version } = await addCredential(answering(401), 0);
    await chat();
    expect((await getCredential.execute(owner, { id })).failing).not.toBeNull();
    await updateCredential.execute({ ...owner, now: new Date() }, { id, version, apiKey: GOOD });
    expect((await getCredential.execute(owner, { id })).failing).toBeNull();
    await control({ reject: [GOOD] });
    await chat();
    expect((await getCredential.execute(owner, { id })).failing).not.toBeNull();
    await control({ accept: [GOOD] });
    await testCredential.execute({ ...owner, now: new Date() }, { id });
    expect((await getCredential.execute(owner, { id })).failing).toBeNull();
  });

  it("never shows its secret, which the provider repeats", async () => {
    const { id } = await addCredential(answering(401), 0, { name: "Repeated" });
    await chat();
    const shown = await getCredential.execute(owner, { id });
    expect(shown.failing?.message).toBe("Incorrect API key provided. Key: [redacted]");
    expect(JSON.stringify(shown)).not.toContain(answering(401));
  });
});
