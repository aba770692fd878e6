import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { keyProjects, keys, projects, runtimes, usage } from "@/db/schema";
import { openTestDatabase } from "@/e2e/support/database";
import { createServices, makeKey } from "@/e2e/support/services";
import { createTenant } from "@/e2e/support/tenant";
import { authenticateAll } from "@/lib/access/authenticate";
import type { CallServices } from "@/lib/access/call";
import { toKeyActor } from "@/lib/access/caller";
import { createSecret } from "@/lib/access/key-secret";
import { dispatch } from "@/lib/http/dispatcher";
import { toWire } from "@/lib/http/wire-names";
import { getMe } from "@/lib/keys/operations/get-me";

let engine: Engine;
let services: CallServices;
let tenant: Awaited<ReturnType<typeof createTenant>>;
let caller: Awaited<ReturnType<typeof makeKey>>;

beforeAll(async () => {
  engine = await openTestDatabase();
  services = createServices(engine);
});
afterAll(async () => {
  await services.recorder.flush();
  await engine.close();
});
beforeEach(async () => {
  tenant = await createTenant(engine.db);
  caller = await callerWith({});
});

const callerWith = (fields: Parameters<typeof makeKey>[2]) =>
  makeKey(services, tenant.organizationId, { scopes: ["keys:verify"], ...fields });

const target = (fields: Parameters<typeof makeKey>[2] = {}) =>
  makeKey(services, tenant.organizationId, fields);

async function post(body: unknown, secret = caller.secret, init: RequestInit = {}) {
  const request = new Request("http://localhost/api/keys/verify", {
    method: "POST",
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
    body: JSON.stringify(body),
    ...init,
  });
  const response = await dispatch(services, request, { ip: "198.51.100.7", later: () => undefined });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

async function verdict(key: string, asked: Record<string, unknown> = {}) {
  const { status, body } = await post({ key, ...asked });
  expect(status).toBe(200);
  return body;
}

const UNKNOWN = { valid: false, code: "UNAUTHORIZED", reason: "unknown", message: "Unknown/Bad API key" };

describe("POST /api/keys/verify", () => {
  it("tells what a good key is and may do", async () => {
    const { here } = tenant;
    const { id, secret, prefix } = await target({
      ...{ projectId: here.projectId, name: "CI", scopes: ["billing:read"], rateLimitPerMinute: 60 },
    });
    expect(await verdict(secret, { scope: "billing:read" })).toEqual({
      valid: true,
      key: {
        ...{ id, name: "CI", prefix, organization_id: tenant.organizationId, status: "enabled" },
        ...{ owner: { type: "project", id: here.projectId }, project_access: "all", project_ids: [] },
        ...{ scopes: ["billing:read"], model_allowlist: [], model_denylist: [], ip_allowlist: [] },
        ...{ rate_limit_per_minute: 60, daily_hard_limit: null, expires_at: null },
      },
      remaining: { minute: 60, day: null, budget_usd: null },
    });
  });

  it.each(["", "x", createSecret().secret, "sk_live_", "\u00e9"])("knows no key %j", async (key) => {
    expect(await verdict(key)).toEqual(UNKNOWN);
  });

  it("does not know what the caller does not reach", async () => {
    const { here, there } = tenant;
    const other = await createTenant(engine.db);
    const foreign = await makeKey(services, other.organizationId);
    const wide = await target();
    const [mine, theirs] = [
      await target({ projectId: here.projectId }),
      await target({ projectId: there.projectId }),
    ];
    const ofProject = await callerWith({ projectId: here.projectId });
    const selecting = await callerWith({ projectAccess: "selected" });
    await engine.db
      .insert(keyProjects)
      .values({ organizationId: tenant.organizationId, keyId: selecting.id, projectId: here.projectId });
    expect(await verdict(foreign.secret)).toEqual(UNKNOWN);
    for (const { secret } of [wide, mine, theirs])
      expect(await verdict(secret)).toMatchObject({ valid: true });
    for (const { secret } of [ofProject, selecting]) {
      expect((await post({ key: mine.secret }, secret)).body).toMatchObject({ valid: true });
      expect((await post({ key: theirs.secret }, secret)).body).toEqual(UNKNOWN);
      expect((await post({ key: wide.secret }, secret)).body).toEqual(UNKNOWN);
    }
  });

  it.each<[Partial<typeof keys.$inferInsert>, Record<string, unknown>, Record<string, unknown>]>([
    [
      { revokedAt: new Date() },
      {},
      { code: "FORBIDDEN", reason: "revoked", message: "Key disabled or revoked" },
    ],
    [{ enabled: false }, {}, { code: "FORBIDDEN", reason: "disabled", message: "Key disabled or revoked" }],
    [{ expiresAt: new Date(0) }, {}, { code: "FORBIDDEN", reason: "expired", message: "Key expired" }],
    [{ ipAllowlist: ["10.0.0.0/8"] }, {}, { code: "FORBIDDEN", reason: "ip", message: "IP not allowed" }],
    [{ ipAllowlist: ["10.0.0.0/8"] }, { ip: "1.2.3.4" }, { reason: "ip" }],
    [{ ipAllowlist: ["10.0.0.0/8"] }, { ip: "no address" }, { reason: "ip" }],
    [
      { scopes: ["chat:write"] },
      { scope: "billing:read" },
      { code: "INSUFFICIENT_SCOPE", reason: "scope", message: "Missing scope billing:read" },
    ],
    [{}, { project: "nowhere" }, { code: "FORBIDDEN", reason: "project", message: "Project not allowed" }],
    [{}, { runtime: "nowhere" }, { code: "RUNTIME_NOT_FOUND", reason: "runtime" }],
    [
      { modelAllowlist: ["gpt-4o*"] },
      { model: "claude-sonnet-4-5" },
      { code: "MODEL_FORBIDDEN", reason: "model" },
    ],
    [{ modelDenylist: ["own-*"] }, { model: "own-model" }, { code: "MODEL_FORBIDDEN", reason: "model" }],
  ])("refuses %j asked %j", async (fields, asked, expected) => {
    const { secret } = await target(fields);
    expect(await verdict(secret, asked)).toMatchObject({ valid: false, ...expected });
  });

  it.each<[Partial<typeof keys.$inferInsert>, Record<string, unknown>]>([
    [{ ipAllowlist: ["10.0.0.0/8"] }, { ip: "10.1.2.3" }],
    [{ ipAllowlist: ["10.0.0.0/8"] }, { ip: "::ffff:10.1.2.3" }],
    [{ modelAllowlist: ["gpt-4o*"] }, { model: "gpt-4o-mini" }],
    [{ modelAllowlist: ["own-*"] }, { model: "own-model" }],
    [{ archivedAt: new Date() }, { scope: null, model: null, consume: false }],
  ])("lets %j pass asked %j", async (fields, asked) => {
    const { secret } = await target(fields);
    expect(await verdict(secret, asked)).toMatchObject({ valid: true });
  });

  it("takes a project by id, slug or name, and knows only those that the key reaches", async () => {
    const { here, there, organizationId } = tenant;
    const [named] = await engine.db
      .insert(projects)
      .values({ organizationId, workspaceId: here.workspaceId, name: "Check out", slug: "check-out" })
      .returning({ id: projects.id });
    const { secret } = await target({ projectId: named?.id });
    for (const project of [named?.id, named?.id.toUpperCase(), "check-out", "Check out"]) {
      expect(await verdict(secret, { project })).toMatchObject({ valid: true });
    }
    expect(await verdict(secret, { project: there.projectId })).toMatchObject({ reason: "project" });
  });

  it("takes a runtime by number, id or name, and judges what it calls", async () => {
    const { organizationId, here } = tenant;
    const [fast] = await engine.db
      .insert(runtimes)
      .values({
        ...{ organizationId, number: 7, name: "fast", provider: "openai", kind: "chat" },
        upstreamModel: "gpt-4o",
      })
      .returning({ id: runtimes.id });
    await engine.db.insert(runtimes).values({
      ...{ organizationId, number: 8, name: "ours", provider: "openai", kind: "chat" },
      workspaceId: here.workspaceId,
    });
    const denied = await target({ modelDenylist: ["openai/gpt-4o"] });
    const allowed = await target({ modelAllowlist: ["7"], projectId: here.projectId });
    for (const runtime of [7, "7", "fast", fast?.id]) {
      expect(await verdict(denied.secret, { runtime })).toMatchObject({ reason: "model" });
      expect(await verdict(allowed.secret, { runtime })).toMatchObject({ valid: true });
    }
    expect(await verdict(allowed.secret, { runtime: "ours" })).toMatchObject({ reason: "model" });
    expect(await verdict(denied.secret, { runtime: "ours" })).toMatchObject({ reason: "runtime" });
  });

  it("looks at the limits, and draws on them only when told to", async () => {
    const { id, secret } = await target({ dailyHardLimit: 2 });
    expect(await verdict(secret)).toMatchObject({ remaining: { minute: null, day: 2 } });
    expect(await verdict(secret)).toMatchObject({ remaining: { day: 2 } });
    expect(await firstUse(id)).toBeNull();
    expect(await verdict(secret, { consume: true, ip: "10.0.0.1" })).toMatchObject({ remaining: { day: 1 } });
    expect(await firstUse(id)).toBeInstanceOf(Date);
    expect(await verdict(secret, { consume: true })).toMatchObject({ remaining: { day: 0 } });
    for (const consume of [true, false]) {
      expect(await verdict(secret, { consume })).toEqual({
        ...{ valid: false, code: "RATE_LIMIT", reason: "day", message: "Daily limit reached" },
      });
    }
    await services.recorder.flush();
    const rows = await engine.db.select({ ip: usage.ip }).from(usage).where(eq(usage.keyId, id));
    expect(rows.map(({ ip }) => ip).sort()).toEqual(["10.0.0.1", null].sort());
  });

  it("draws nothing for a key that it refuses", async () => {
    const { secret } = await target({ dailyHardLimit: 1, scopes: [] });
    await verdict(secret, { consume: true, scope: "chat:write" });
    expect(await verdict(secret)).toMatchObject({ remaining: { day: 1 } });
  });

  it("counts as a call of the caller", async () => {
    const limited = await callerWith({ rateLimitPerMinute: 50, dailyHardLimit: 2 });
    const { secret } = await target();
    const first = await post({ key: secret }, limited.secret);
    expect(first.headers.get("x-ratelimit-limit-requests")).toBe("50");
    await post({ key: "unknown" }, limited.secret);
    const third = await post({ key: secret }, limited.secret);
    expect(third).toMatchObject({ status: 429, body: { error: { code: "RATE_LIMIT", reason: "day" } } });
    await services.recorder.flush();
    const rows = await engine.db
      .select({ status: usage.status, scope: usage.scope, ip: usage.ip, endpoint: usage.endpoint })
      .from(usage)
      .where(eq(usage.keyId, limited.id));
    expect(rows.map(({ status }) => status).sort()).toEqual([200, 200, 429]);
    expect(rows[0]).toMatchObject({
      ...{ scope: "keys:verify", ip: "198.51.100.7", endpoint: "/api/keys/verify" },
    });
  });

  it("takes a caller's key with the scope, and says so in the envelope", async () => {
    const without = await callerWith({ scopes: ["keys:read"] });
    const { secret } = await target();
    const refusal = await post({ key: secret }, without.secret);
    expect(refusal).toMatchObject({
      status: 403,
      body: { error: { code: "INSUFFICIENT_SCOPE", reason: "scope", type: "permission_error", param: null } },
    });
    expect(refusal.headers.get("x-request-id")).toBe(refusal.body.request_id);
    const anonymous = await post({ key: secret }, "", { headers: {} });
    expect(anonymous).toMatchObject({ status: 401, body: { error: { reason: "missing" } } });
    expect(await post({ key: secret }, createSecret().secret)).toMatchObject({
      status: 401,
      body: { error: { reason: "unknown" } },
    });
  });

  it.each([
    [{}, "key"],
    [{ key: 5 }, "key"],
    [{ key: "x", consume: "yes" }, "consume"],
    [{ key: "x", projectId: "y" }, "projectId"],
    [{ key: "x", budgetUsd: 1 }, "budgetUsd"],
    [{ key: "x", scope: ["a"] }, "scope"],
    [{ key: "x", runtime: -1 }, "runtime"],
  ])("refuses the body %j at its field", async (body, param) => {
    expect(await post(body)).toMatchObject({
      status: 400,
      body: { error: { code: "INVALID_REQUEST", reason: "validation", param } },
    });
  });

  it("answers only POST", async () => {
    const { status, headers } = await post({}, caller.secret, { method: "GET", body: undefined });
    expect([status, headers.get("allow")]).toEqual([405, "POST"]);
  });
});

describe("GET /api/me", () => {
  it("tells a key of itself, its organization and the projects that it reaches", async () => {
    const { here, organizationId, slug } = tenant;
    const me = async (secret: string) => {
      const [key] = await authenticateAll(services, [secret]);
      if (!key) throw new Error("The key is not known");
      return toWire(getMe.output, await getMe.execute(tenant.as(toKeyActor(key)), {}));
    };
    const own = await target({ projectId: here.projectId, scopes: [] });
    expect(await me(own.secret)).toMatchObject({
      key: { id: own.id, prefix: own.prefix, owner: { type: "project", id: here.projectId } },
      organization: { id: organizationId, slug },
      projects: [{ id: here.projectId, workspace_id: here.workspaceId }],
    });
    expect(await me(caller.secret)).toMatchObject({
      projects: expect.objectContaining({ length: 2 }),
    });
  });
});

const firstUse = async (id: string) => {
  const [row] = await engine.db.select({ at: keys.firstUsedAt }).from(keys).where(eq(keys.id, id));
  return row?.at ?? null;
};
