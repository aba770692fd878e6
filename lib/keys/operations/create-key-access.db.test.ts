import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "@/db/client";
import { keys } from "@/db/schema/index";
import { openTestDatabase } from "@/e2e/support/database";
import { managingKey, refusal } from "@/e2e/support/key-callers";
import { createTenant, person } from "@/e2e/support/tenant";
import type { Context } from "@/lib/core/operations/context";
import { createKey } from "./create-key";

let engine: Engine;
beforeAll(async () => {
  engine = await openTestDatabase();
});
afterAll(() => engine.close());

const create = (ctx: Context, input: Record<string, unknown>) =>
  createKey.execute(ctx, { name: "CI server", ...input });

describe("who may create", () => {
  test("a member with write, in the projects of that workspace", async () => {
    const { as, here, there } = await createTenant(engine.db);
    const member = as(person("member", { [here.workspaceId]: "write" }));
    expect((await create(member, { projectId: here.projectId })).key.createdBy).toMatch(/^user:/);
    expect(await refusal(create(member, { projectId: there.projectId }))).toMatchObject({
      reason: "project",
    });
    const beyond = { code: "FORBIDDEN", reason: "attenuation", param: "projectId" };
    expect(await refusal(create(member, {}))).toEqual(beyond);
  });

  test.each([
    ["a viewer", "viewer", "write"],
    ["a member with read", "member", "read"],
  ] as const)("not %s", async (_, role, access) => {
    const { as, here } = await createTenant(engine.db);
    const ctx = as(person(role, { [here.workspaceId]: access }));
    expect(await refusal(create(ctx, { projectId: here.projectId }))).toMatchObject({ code: "FORBIDDEN" });
    expect(await refusal(create(ctx, {}))).toMatchObject({ code: "FORBIDDEN" });
  });

  test("not a key without the scope, nor a project key beyond its project", async () => {
    const { as, here, there } = await createTenant(engine.db);
    const access = { kind: "project", projectId: here.projectId } as const;
    const reader = as({ ...managingKey(), grant: { ...managingKey().grant, scopes: ["keys:read"] } });
    expect(await refusal(create(reader, {}))).toMatchObject({ code: "INSUFFICIENT_SCOPE" });
    const own = as(managingKey({ access }, here.workspaceId));
    expect(await refusal(create(own, {}))).toMatchObject({ reason: "attenuation", param: "projectId" });
    expect(await refusal(create(own, { projectId: there.projectId }))).toMatchObject({ reason: "project" });
    expect((await create(own, { projectId: here.projectId })).key.scopes).toEqual([]);
  });
});

describe("a repeated Idempotency-Key", () => {
  const asking = (ctx: Context, key: string): Context => ({
    ...ctx,
    request: { ...ctx.request, idempotency: { route: "POST /api/keys", key } },
  });

  test("answers the first key again, without its secret", async () => {
    const { as } = await createTenant(engine.db);
    const ctx = asking(as(managingKey()), "once");
    const first = await create(ctx, {});
    const second = await create(ctx, {});
    expect(first.secret).toMatch(/^sk_live_/);
    expect(second).toEqual({ key: first.key, secret: null, replayed: true });
    const made = await engine.db
      .select({ id: keys.id })
      .from(keys)
      .where(eq(keys.organizationId, ctx.organizationId));
    expect(made).toHaveLength(1);
  });

  test("is refused with another body", async () => {
    const { as } = await createTenant(engine.db);
    const ctx = asking(as(managingKey()), "once");
    await create(ctx, {});
    expect(await refusal(create(ctx, { name: "Another" }))).toMatchObject({ code: "IDEMPOTENCY_MISMATCH" });
  });
});
