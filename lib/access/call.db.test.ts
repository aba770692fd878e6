import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { credentials, keyProjects, keySecrets, keys, organizations, usage } from "@/db/schema/index";
import { openTestDatabase } from "@/e2e/support/database";
import { addSecret, createRequest, createServices, makeKey } from "@/e2e/support/services";
import { createTenant } from "@/e2e/support/tenant";
import { AppError } from "@/lib/core/errors/errors";
import type { Role, UserActor, WorkspaceAccess } from "@/lib/core/operations/context";
import { createRequestId } from "@/lib/core/request-id";
import type { CallServices } from "./call";
import { admitCall, authenticateCall, checkCall, rateLimitHeaders } from "./call-steps";
import { toPersonCaller } from "./caller";
import { createSecret } from "./key-secret";
import { recordCall } from "./record-call";

let engine: Engine;
let services: CallServices;

beforeAll(async () => {
  engine = await openTestDatabase();
  services = createServices(engine);
});
afterAll(async () => {
  await services.recorder.flush();
  await engine.close();
});

const facts = { ip: "203.0.113.9", client: "curl/8", endpoint: "/api/me", startedAt: 0 };
const arrive = (ip: string | null = facts.ip) => ({ ...facts, ip, requestId: createRequestId() });
const open = (secret: string, ip: string | null = facts.ip) =>
  authenticateCall(services, createRequest(secret), arrive(ip));

async function tenantOf() {
  const { organizationId, here } = await createTenant(engine.db);
  return { organizationId, ...here };
}

async function pass(secret: string, scope: string | null = null, ip: string | null = facts.ip) {
  const call = { ...(await open(secret, ip)), scope };
  checkCall(call);
  return admitCall(services, call);
}

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof AppError) return error;
  throw new Error("It was not refused", { cause: error });
}

const change = (id: string, patch: Partial<typeof keys.$inferInsert>) =>
  engine.db.update(keys).set(patch).where(eq(keys.id, id));

describe("a call with a key", () => {
  it("is the key's, with all that its policy says", async () => {
    const { organizationId, workspaceId, projectId } = await tenantOf();
    const made = await makeKey(services, organizationId, {
      projectId,
      scopes: ["chat:write"],
      rateLimitPerMinute: 5,
      modelDenylist: ["gpt-*"],
    });
    const { caller } = await pass(made.secret, "chat:write");
    expect(caller).toMatchObject({
      id: made.id,
      secretId: made.secretId,
      prefix: made.prefix,
      organizationId,
      workspaceId,
      limits: { rateLimitPerMinute: 5, dailyHardLimit: null },
      policy: { scopes: ["chat:write"], modelDenylist: ["gpt-*"], access: { kind: "project", projectId } },
    });
    expect(caller.now).toBeInstanceOf(Date);
  });

  it("reaches all projects, or those that its key selects", async () => {
    const { organizationId, projectId } = await tenantOf();
    const all = await makeKey(services, organizationId);
    const none = await makeKey(services, organizationId, { projectAccess: "selected" });
    const one = await makeKey(services, organizationId, { projectAccess: "selected" });
    await engine.db.insert(keyProjects).values({ organizationId, keyId: one.id, projectId });
    expect((await open(all.secret)).caller.policy.access).toEqual({ kind: "all" });
    expect((await open(none.secret)).caller.policy.access).toEqual({ kind: "selected", projectIds: [] });
    expect((await open(one.secret)).caller.policy.access).toEqual({
      kind: "selected",
      projectIds: [projectId],
    });
  });

  it("is refused alike for every credential that is none of ours", async () => {
    const { organizationId } = await tenantOf();
    const closed = await makeKey(services, (await tenantOf()).organizationId);
    await engine.db
      .update(organizations)
      .set({ status: "closed" })
      .where(eq(organizations.id, (await open(closed.secret)).caller.organizationId));
    const { id: keyId, secret } = await makeKey(services, organizationId);
    const over = await addSecret(services, {
      organizationId,
      keyId,
      validUntil: new Date(Date.now() - 1_000),
    });
    const foreign = createSecret().secret;
    const wrongSecret = await withPrefixOf(secret);
    const refusals = [];
    for (const bad of ["x", `${secret}x`, foreign, wrongSecret, over.secret, closed.secret]) {
      const { status, code, message, reason, headers } = await refusal(open(bad));
      refusals.push({ status, code, message, reason, headers });
    }
    expect(new Set(refusals.map((each) => JSON.stringify(each)))).toHaveLength(1);
    expect(refusals[0]).toEqual({
      status: 401,
      code: "UNAUTHORIZED",
      message: "Unknown/Bad API key",
      reason: "unknown",
      headers: { "WWW-Authenticate": 'Bearer realm="keystead", error="invalid_token"' },
    });
  });

  it("passes with a retiring secret until its time is over", async () => {
    const { organizationId } = await tenantOf();
    const { id: keyId } = await makeKey(services, organizationId);
    const retiring = await addSecret(services, {
      organizationId,
      keyId,
      validUntil: new Date(Date.now() + 60_000),
    });
    expect((await pass(retiring.secret)).caller).toMatchObject({ id: keyId, secretId: retiring.secretId });
  });

  it.each<[string, Partial<typeof keys.$inferInsert>, Record<string, unknown>]>([
    ["revoked", { revokedAt: new Date() }, { code: "FORBIDDEN", message: "Key disabled or revoked" }],
    ["disabled", { enabled: false }, { code: "FORBIDDEN", message: "Key disabled or revoked" }],
    ["expired", { expiresAt: new Date(0) }, { code: "FORBIDDEN", message: "Key expired" }],
    ["ip", { ipAllowlist: ["10.0.0.0/8"] }, { code: "FORBIDDEN", message: "IP not allowed" }],
    ["scope", { scopes: [] }, { code: "INSUFFICIENT_SCOPE", message: "Missing scope chat:write" }],
  ])("is refused from the next request on: %s", async (reason, patch, expected) => {
    const { organizationId } = await tenantOf();
    const { id, secret } = await makeKey(services, organizationId, { scopes: ["chat:write"] });
    await pass(secret, "chat:write");
    await change(id, patch);
    const error = await refusal(pass(secret, "chat:write"));
    expect(error).toMatchObject({ status: 403, reason, ...expected });
    const challenge = error.headers["WWW-Authenticate"];
    if (reason === "ip") expect(challenge).toBeUndefined();
    else if (reason === "scope")
      expect(challenge).toBe('Bearer error="insufficient_scope", scope="chat:write"');
    else expect(challenge).toBe('Bearer realm="keystead", error="invalid_token"');
  });

  it("is refused with an IP allowlist where no address can be trusted", async () => {
    const { organizationId } = await tenantOf();
    const { secret } = await makeKey(services, organizationId, { ipAllowlist: ["203.0.113.0/24"] });
    await pass(secret);
    expect(await refusal(pass(secret, null, null))).toMatchObject({ reason: "ip" });
  });

  it("archived but enabled passes", async () => {
    const { organizationId } = await tenantOf();
    await pass((await makeKey(services, organizationId, { archivedAt: new Date() })).secret);
  });
});

describe("the limits of a key", () => {
  it("let exactly as many through by day, and say when the next may come", async () => {
    const { organizationId } = await tenantOf();
    const { secret } = await makeKey(services, organizationId, {
      dailyHardLimit: 3,
      rateLimitPerMinute: 100,
    });
    for (const left of ["99", "98", "97"]) {
      expect(rateLimitHeaders(await pass(secret))).toMatchObject({
        "x-ratelimit-limit-requests": "100",
        "x-ratelimit-remaining-requests": left,
      });
    }
    const error = await refusal(pass(secret));
    expect(error).toMatchObject({
      status: 429,
      code: "RATE_LIMIT",
      reason: "day",
      message: "Daily limit reached",
    });
    expect(error.headers).toEqual({
      "Retry-After": expect.stringMatching(/^\d+$/),
      "x-should-retry": "false",
    });
  });

  it("refuse by minute with what SDKs read", async () => {
    const { organizationId } = await tenantOf();
    const { secret } = await makeKey(services, organizationId, { rateLimitPerMinute: 1 });
    const verdicts = await Promise.allSettled([pass(secret), pass(secret), pass(secret)]);
    const errors = verdicts.flatMap((verdict) => (verdict.status === "rejected" ? [verdict.reason] : []));
    expect(errors.length).toBeGreaterThan(0);
    expect(errors[0]).toMatchObject({ status: 429, reason: "minute", message: "Too many requests" });
    const { "retry-after-ms": ms, "Retry-After": seconds, ...others } = errors[0].headers;
    expect(Number(seconds)).toBe(Math.max(1, Math.ceil(Number(ms) / 1000)));
    expect(others).toEqual({
      "x-ratelimit-limit-requests": "1",
      "x-ratelimit-remaining-requests": "0",
      "x-ratelimit-reset-requests": `${seconds}s`,
    });
  });

  it("are not touched by a call that was refused before", async () => {
    const { organizationId } = await tenantOf();
    const { secret } = await makeKey(services, organizationId, { dailyHardLimit: 1 });
    await refusal(pass(secret, "chat:write"));
    await pass(secret);
  });
});

describe("what a call leaves behind", () => {
  it("is the first use, at once", async () => {
    const { organizationId } = await tenantOf();
    const { id, secret } = await makeKey(services, organizationId);
    const firstUse = () =>
      engine.db
        .select({ firstUsedAt: keys.firstUsedAt, version: keys.version })
        .from(keys)
        .where(eq(keys.id, id));
    await refusal(pass(secret, "chat:write"));
    expect(await firstUse()).toEqual([{ firstUsedAt: null, version: 1 }]);
    await pass(secret);
    const [first] = await firstUse();
    expect(first).toEqual({ firstUsedAt: expect.any(Date), version: 1 });
    await pass(secret);
    expect(await firstUse()).toEqual([first]);
  });

  it("is one usage row, and the last use of its secrets", async () => {
    const { organizationId, projectId } = await tenantOf();
    const made = await makeKey(services, organizationId, { projectId });
    const [credential] = await engine.db
      .insert(credentials)
      .values({
        ...{ organizationId, provider: "openai", name: "x", sealingKey: "x", secretChangedAt: new Date() },
        ...{ createdBy: "system", updatedBy: "system" },
      })
      .returning({ id: credentials.id });
    const call = await pass(made.secret);
    recordCall(services, call, {
      ...{ status: 200, outcome: "complete", credentialId: credential?.id, credentialSource: "organization" },
      ...{ model: "a\0b\ud800", tokensIn: 3, code: undefined },
    });
    await services.recorder.flush();
    const rows = await usageOf(made.id);
    expect(rows).toMatchObject([
      {
        ...{ at: call.caller.now, organizationId, projectId, secretId: made.secretId, endpoint: "/api/me" },
        ...{
          status: 200,
          outcome: "complete",
          stream: false,
          model: "ab\ufffd",
          tokensIn: 3,
          tokensOut: null,
        },
        ...{ ip: "203.0.113.9", client: "curl/8", code: null },
      },
    ]);
    expect(await lastUse(made.secretId)).toEqual([
      { at: call.caller.now, ip: "203.0.113.9", client: "curl/8" },
    ]);
    const [touched] = await engine.db
      .select({ at: credentials.lastUsedAt })
      .from(credentials)
      .where(eq(credentials.id, credential?.id ?? ""));
    expect(touched?.at).toEqual(call.caller.now);
  });

  it("is a usage row, but no use, when its key refused it", async () => {
    const { organizationId } = await tenantOf();
    const made = await makeKey(services, organizationId, { enabled: false });
    const call = { ...(await open(made.secret)), scope: "chat:write" };
    const error = await refusal(pass(made.secret, "chat:write"));
    recordCall(services, call, {
      status: error.status,
      code: error.code,
      reason: error.reason,
      outcome: "complete",
    });
    await services.recorder.flush();
    expect(await usageOf(made.id)).toMatchObject([
      { status: 403, code: "FORBIDDEN", reason: "disabled", scope: "chat:write" },
    ]);
    expect(await lastUse(made.secretId)).toEqual([{ at: null, ip: null, client: null }]);
  });

  it("is a usage row of the person who made it, and no use of a key", async () => {
    const { organizationId, workspaceId } = await tenantOf();
    const place = { organizationId, workspaceId, now: new Date() };
    const person = (role: Role, access: WorkspaceAccess): UserActor => ({
      ...{ kind: "user", id: randomUUID(), name: "Ada", role, workspaces: new Map([[workspaceId, access]]) },
    });
    const member = toPersonCaller(person("member", "write"), place);
    const call = { arrival: arrive(), caller: member, scope: "chat:write" };
    checkCall(call);
    recordCall(services, await admitCall(services, call), { status: 200, outcome: "complete" });
    await services.recorder.flush();
    const rows = await engine.db.select().from(usage).where(eq(usage.userId, member.id));
    expect(rows).toMatchObject([
      { organizationId, projectId: null, keyId: null, secretId: null, passed: true, scope: "chat:write" },
    ]);
    for (const workspace of [workspaceId, null]) {
      const viewer = toPersonCaller(person("viewer", "read"), { ...place, workspaceId: workspace });
      const refused = refusal((async () => checkCall({ ...call, caller: viewer }))());
      expect(await refused).toMatchObject({ reason: "scope" });
    }
    const elsewhere = { project: { id: randomUUID(), param: "project" } };
    expect(await refusal((async () => checkCall(call, elsewhere))())).toMatchObject({ reason: "project" });
  });

  it("is nothing for a key that is gone by then", async () => {
    const { organizationId } = await tenantOf();
    const gone = await makeKey(services, organizationId);
    const stays = await makeKey(services, organizationId);
    for (const { secret } of [gone, stays])
      recordCall(services, await pass(secret), { status: 200, outcome: "complete" });
    await engine.db.delete(keys).where(eq(keys.id, gone.id));
    await services.recorder.flush();
    expect(await usageOf(gone.id)).toEqual([]);
    expect(await usageOf(stays.id)).toHaveLength(1);
  });
});

const usageOf = (keyId: string) =>
  engine.db
    .select()
    .from(usage)
    .where(and(eq(usage.keyId, keyId)));

const lastUse = (secretId: string) =>
  engine.db
    .select({ at: keySecrets.lastUsedAt, ip: keySecrets.lastUsedIp, client: keySecrets.lastUsedClient })
    .from(keySecrets)
    .where(eq(keySecrets.id, secretId));

/** Creates a well-formed secret, and gives its prefix to the stored secret. */
async function withPrefixOf(secret: string) {
  const other = createSecret();
  const { prefix } = other;
  await engine.db
    .update(keySecrets)
    .set({ prefix })
    .where(eq(keySecrets.prefix, secret.slice(0, 18)));
  return other.secret;
}
