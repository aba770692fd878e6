import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { keyMeters, keyProjects, keys, projects, runtimes, usage } from "@/db/schema/index";
import { openTestDatabase } from "@/e2e/support/database";
import { refusal } from "@/e2e/support/key-callers";
import { createServices, makeKey } from "@/e2e/support/services";
import { createTenant, keyringWithoutMaster, person } from "@/e2e/support/tenant";
import { type AuthenticatedRecords, authenticateAll } from "@/lib/access/authenticate";
import type { CallServices } from "@/lib/access/call";
import { admitCall, checkCall } from "@/lib/access/call-steps";
import type { Context } from "@/lib/core/operations/context";
import { createRequestId } from "@/lib/core/request-id";
import { createCredential } from "@/lib/credentials/operations/create-credential";
import { type DescribedRequest, toPolicyRequest } from "@/lib/keys/described-request";
import { findDescribedKey, verifyKey } from "@/lib/keys/verify";
import { explainKey } from "./explain";

let engine: Engine;
let services: CallServices;
let tenant: Awaited<ReturnType<typeof createTenant>>;
beforeAll(async () => {
  engine = await openTestDatabase();
  services = createServices(engine);
  tenant = await createTenant(engine.db, { providerVariable: () => "sk-environment" });
  const { organizationId, here } = tenant;
  const runtime = { organizationId, provider: "openai", kind: "chat" as const };
  await engine.db.insert(runtimes).values([
    { ...runtime, number: 1, name: "fast", upstreamModel: "gpt-4.1-mini", isDefault: true },
    { ...runtime, number: 2, name: "ours", upstreamModel: null, workspaceId: here.workspaceId },
    { ...runtime, number: 3, name: "off", enabled: false },
  ]);
});
afterAll(() => engine.close());

const make = (fields: Parameters<typeof makeKey>[2] = {}) => makeKey(services, tenant.organizationId, fields);

async function presented(secret: string) {
  const [key] = await authenticateAll(services, [secret]);
  if (!key) throw new Error("The key is not known");
  return key;
}

/** Returns the fields of an answer that form its verdict. */
const told = ({ valid, code, reason, message }: Record<string, unknown>) =>
  valid ? { valid } : { valid, code, reason, message };

const arrival = { requestId: createRequestId(), ip: null, client: null, endpoint: "/v1/test", startedAt: 0 };

async function gatewayVerdict(found: AuthenticatedRecords, described: DescribedRequest) {
  const key = found.caller;
  const request = toPolicyRequest(described, key.policy.access, found);
  const call = { arrival: { ...arrival, ip: request.ip }, caller: key, scope: request.scope };
  const refused = await refusal(
    (async () => {
      checkCall(call, request);
      await admitCall(services, call);
    })(),
  );
  if (refused === "not refused") return { valid: true };
  return { valid: false, code: refused.code, reason: refused.reason };
}

const either = <Value>(...values: Value[]) => fc.constantFrom(undefined, ...values);

describe("explain", () => {
  it("says of 1,000 requests what verify and the gateway say of them", async () => {
    const { organizationId, here, there } = tenant;
    const rules = { scopes: ["chat:write", "models:read"], modelDenylist: ["*-preview", "2"] };
    const made = [
      await make(),
      await make({ ...rules, modelAllowlist: ["gpt-4.1*", "ours"], ipAllowlist: ["10.0.0.0/8"] }),
      await make({ ...rules, projectId: here.projectId, dailyHardLimit: 20, rateLimitPerMinute: 1_000 }),
      await make({ ...rules, projectAccess: "selected", rateLimitPerMinute: 5 }),
      await make({ enabled: false }),
      await make({ revokedAt: new Date() }),
      await make({ expiresAt: new Date(0) }),
    ];
    await engine.db
      .insert(keyProjects)
      .values({ organizationId, keyId: made[3]?.id ?? "", projectId: there.projectId });
    const asked = fc.record({
      scope: either("chat:write", "embeddings:write"),
      model: either("gpt-4.1", "gpt-4.1-preview", "fast", "openai/gpt-4.1", "nothing"),
      runtime: either("fast", "ours", "off", "1", "2", "9"),
      ip: either("10.1.2.3", "203.0.113.9", "::ffff:10.0.0.1"),
      project: either(here.projectId, there.projectId, randomUUID(), "Project"),
    });
    const verifier = await presented((await make({ scopes: ["keys:verify"] })).secret);
    const minute = () => Math.floor(Date.now() / 60_000);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...made), asked, async ({ id, secret }, given) => {
        const before = minute();
        const found = await findDescribedKey(services, { key: secret, consume: false, ...given });
        if (!found) throw new Error("The key is not known");
        const caller = { arrival, caller: verifier, scope: "keys:verify", remaining: null, admittedMs: 0 };
        const explained = await explainKey.execute(
          { ...tenant.owner, now: found.caller.now },
          { id, ...given },
        );
        const verified = await verifyKey(services, caller, found, { consume: false, ...given });
        const passed = await gatewayVerdict(found, given);
        if (minute() > before) return;
        expect(told(explained)).toEqual(told(verified));
        expect(told(explained)).toMatchObject(passed);
        expect(explained.trace.some(({ outcome }) => outcome === "deny")).toBe(!explained.valid);
      }),
      { numRuns: 1_000 },
    );
  }, 300_000);

  it("checks the provider credential after the model and before the limits", async () => {
    const { id } = await make({ scopes: ["chat:write"], dailyHardLimit: 9 });
    const bare = { ...tenant.owner, providerVariable: () => null };
    const read = async (ctx: Context, fields: Record<string, unknown>) => {
      const { trace, ...verdict } = await explainKey.execute(ctx, { id, scope: "chat:write", ...fields });
      const last = trace.slice(-4).map(({ check, outcome }) => `${check} ${outcome}`);
      return { ...verdict, last, rule: trace.at(-4)?.rule };
    };
    const missing = expect.stringMatching(/^No credential for OpenAI/);
    for (const model of ["fast", "openai/gpt-4.1"]) {
      expect(await read(bare, { model })).toEqual({
        ...{ valid: false, code: "PROVIDER_AUTH", reason: "missing", message: missing, rule: missing },
        last: ["credential deny", "budget not_reached", "day not_reached", "minute not_reached"],
      });
      expect(await read(tenant.owner, { model })).toMatchObject({
        ...{ valid: true, remaining: { day: 9 }, rule: "environment" },
        last: ["credential pass", "budget not_applicable", "day pass", "minute not_applicable"],
      });
    }
    await createCredential.execute(tenant.owner, {
      provider: "openai",
      name: "Lost",
      apiKey: "sk-0123456789ab",
    });
    const lost = { ...tenant.owner, keyring: keyringWithoutMaster };
    const message = "The secret of the credential that a call would use cannot be decrypted";
    expect(await read(lost, { model: "fast" })).toMatchObject({
      valid: false,
      code: "PROVIDER_AUTH",
      message,
    });
    expect(await read(bare, {})).toMatchObject({
      ...{ valid: true },
      last: ["credential not_applicable", "budget not_applicable", "day pass", "minute not_applicable"],
    });
  });

  it.each(["999.1.1.1", "10.0.0.0/8", "localhost", "::1%eth0"])("takes no %s for an address", async (ip) => {
    const { id } = await make();
    expect(await refusal(explainKey.execute(tenant.owner, { id, ip }))).toMatchObject({
      code: "INVALID_REQUEST",
      param: "ip",
    });
  });

  it("names every check in its order, and what decided", async () => {
    const { id } = await make({ scopes: ["chat:write"], modelDenylist: ["*-preview"], dailyHardLimit: 9 });
    const input = { id, scope: "chat:write", model: "gpt-4.1-preview" };
    const { trace, ...verdict } = await explainKey.execute(tenant.owner, input);
    expect(verdict).toEqual({
      ...{ valid: false, code: "MODEL_FORBIDDEN", reason: "model", message: "Model not allowed" },
    });
    expect(trace.map(({ check, outcome }) => `${check} ${outcome}`)).toEqual([
      ...["revoked pass", "disabled pass", "expired pass", "ip not_applicable", "scope pass"],
      ...["project not_applicable", "runtime pass", "model deny"],
      ...["credential not_reached", "budget not_reached", "day not_reached", "minute not_reached"],
    ]);
    expect(trace[7]).toMatchObject({ rule: "*-preview", seen: "gpt-4.1-preview" });
  });

  it("looks at the limits of the running windows, and draws on none", async () => {
    const { id } = await make({ dailyHardLimit: 3, rateLimitPerMinute: 2 });
    const { organizationId } = tenant;
    const [minute, day] = [60_000, 86_400_000].map((ms) => Math.floor(tenant.owner.now.getTime() / ms));
    if (minute === undefined || day === undefined) throw new Error("No windows");
    const explain = () => explainKey.execute(tenant.owner, { id });
    const meter = { keyId: id, organizationId, minute, minuteUsed: 2, day: day - 1, dayUsed: 3 };
    await engine.db.insert(keyMeters).values(meter);
    expect((await explain()).trace.slice(-2)).toEqual([
      { check: "day", outcome: "pass", rule: "3", seen: "0" },
      { check: "minute", outcome: "deny", rule: "2", seen: "2" },
    ]);
    const set = (fields: Partial<typeof meter>) =>
      engine.db.update(keyMeters).set(fields).where(eq(keyMeters.keyId, id));
    await set({ day });
    expect(await explain()).toMatchObject({ valid: false, reason: "day", remaining: { day: 0, minute: 0 } });
    await set({ minute: minute - 1, dayUsed: 1 });
    for (let time = 0; time < 3; time++) {
      expect(await explain()).toMatchObject({ valid: true, remaining: { day: 2, minute: 2 } });
    }
    const [row] = await engine.db.select({ at: keys.firstUsedAt }).from(keys).where(eq(keys.id, id));
    expect(row?.at).toBeNull();
    expect(await engine.db.$count(usage, eq(usage.keyId, id))).toBe(0);
  });

  it("knows for a member no other projects than theirs", async () => {
    const { as, here, there, owner } = tenant;
    const { id } = await make();
    const member = as(person("member", { [here.workspaceId]: "read" }));
    const of = (ctx: typeof owner, project: string) => explainKey.execute(ctx, { id, project });
    expect(await of(member, here.projectId)).toMatchObject({ valid: true });
    expect(await of(member, there.projectId)).toEqual(await of(member, randomUUID()));
    expect(await of(owner, there.projectId)).toMatchObject({ valid: true });
    const [other] = await engine.db
      .select({ slug: projects.slug })
      .from(projects)
      .where(eq(projects.id, there.projectId));
    expect(await of(member, other?.slug ?? "")).toMatchObject({ reason: "project" });
  });
});
