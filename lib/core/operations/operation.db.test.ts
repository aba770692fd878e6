import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Engine } from "@/db/client";
import { audit } from "@/db/schema";
import { openTestDatabase } from "@/e2e/support/database";
import { createTenant, keyActor, person } from "@/e2e/support/tenant";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { AppError } from "@/lib/core/errors/errors";
import type { Context } from "./context";
import { command, effect, query } from "./operation";
import { organizationTarget } from "./permissions";

let engine: Engine;
beforeAll(async () => {
  engine = await openTestDatabase();
}, 60_000);
afterAll(() => engine.close());

const declared = {
  title: "Sample",
  permission: "projects:write",
  allowed: { "organization admin": () => [{ fails: "nowhere" as const }] },
  target: () => ({ row: null, target: organizationTarget }),
  input: z.strictObject({ fails: z.enum(["claim", "call", "record", "nowhere"]) }),
  output: z.object({ called: z.boolean() }),
} as const;

const note = (ctx: Context, subject: string) =>
  recordChange(ctx, { subject, name: "Sample", before: null, after: {} });

/** Creates an effect that records its steps in the audit log and fails at the step in the input. */
const steps = effect({
  ...declared,
  name: "samples.deliver",
  claim: async (ctx, { fails }) => {
    note(ctx, "step:claim");
    if (fails === "claim") throw new AppError("CONFLICT");
    return { fails };
  },
  call: async (ctx, { fails }) => {
    expect(ctx).not.toHaveProperty("db");
    if (fails === "call") throw new AppError("UPSTREAM_ERROR");
    // The embedded database has one connection: inside a transaction, this query would never return.
    await engine.db.select({ at: audit.at }).from(audit).limit(1);
    return true;
  },
  record: async (ctx, called, { fails }) => {
    note(ctx, "step:record");
    if (fails === "record") throw new AppError("CONFLICT");
    return { called };
  },
});

describe("an effect", () => {
  const run = async (fails: string) => {
    const { owner, organizationId } = await createTenant(engine.db);
    const [outcome] = await Promise.allSettled([steps.execute(owner, { fails })]);
    const rows = await engine.db
      .select({ action: audit.action, subject: audit.subject })
      .from(audit)
      .where(eq(audit.chainId, organizationId))
      .orderBy(audit.sequence);
    expect(new Set(rows.map(({ action }) => action))).toEqual(
      new Set(rows.length > 0 ? ["samples.deliver"] : []),
    );
    return { status: outcome?.status, kept: rows.map(({ subject }) => subject) };
  };

  it.each([
    ["nowhere", { status: "fulfilled", kept: ["step:claim", "step:record"] }],
    ["claim", { status: "rejected", kept: [] }],
    ["call", { status: "rejected", kept: ["step:claim"] }],
    ["record", { status: "rejected", kept: ["step:claim"] }],
  ])("that fails at %s keeps the steps before it", async (fails, outcome) => {
    expect(await run(fails)).toEqual(outcome);
  });

  it("does not call for a caller without the permission", async () => {
    const { as, here } = await createTenant(engine.db);
    const reader = as(person("member", { [here.workspaceId]: "admin" }));
    await expect(steps.execute(reader, { fails: "call" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("a command that runs another one", () => {
  const inner = command({
    ...declared,
    name: "samples.inner",
    run: async (ctx, { fails }) => {
      note(ctx, "step:inner");
      if (fails === "call") throw new AppError("CONFLICT");
      return { called: true };
    },
  });
  const outer = command({
    ...declared,
    name: "samples.outer",
    run: async (ctx, { fails }) => {
      note(ctx, "step:outer");
      const answers = [await inner.execute(ctx, { fails: "nowhere" }), await inner.execute(ctx, { fails })];
      if (fails === "record") throw new AppError("CONFLICT");
      return { called: answers.every(({ called }) => called) };
    },
  });

  it.each([
    ["nowhere", ["samples.inner", "samples.inner", "samples.outer"]],
    ["call", []],
    ["record", []],
  ])("writes in one transaction with it: %s", async (fails, actions) => {
    const { owner, organizationId } = await createTenant(engine.db);
    await Promise.allSettled([outer.execute(owner, { fails })]);
    const rows = await engine.db
      .select({ action: audit.action })
      .from(audit)
      .where(eq(audit.chainId, organizationId))
      .orderBy(audit.sequence);
    expect(rows.map(({ action }) => action)).toEqual(actions);
  });

  it("runs more often at once than transactions of an organization may", async () => {
    const { owner } = await createTenant(engine.db);
    const runs = Array.from({ length: 8 }, () => outer.execute(owner, { fails: "nowhere" }));
    expect(await Promise.all(runs)).toEqual(Array(8).fill({ called: true }));
  });
});

describe("an operation that requires step-up", () => {
  const reveal = query({
    ...declared,
    name: "samples.reveal",
    stepUp: true,
    run: async () => ({ called: true }),
  });
  const attempt = async (minutesAgo: number) => {
    const { as, owner } = await createTenant(engine.db);
    const reauthenticatedAt = new Date(owner.now.getTime() - minutesAgo * 60_000);
    const session = { id: "00000000-0000-0000-0000-000000000001", reauthenticatedAt };
    return reveal.execute(as({ ...Object(person("owner")), session }), { fails: "nowhere" });
  };
  const refused = { code: "FORBIDDEN", reason: "step_up" };

  it("runs for a session that authenticated in the last 10 minutes, and for none before", async () => {
    expect(await attempt(10)).toEqual({ called: true });
    await expect(attempt(10.01)).rejects.toMatchObject(refused);
  });

  it("is refused to people without a session, to keys and to the system", async () => {
    const { as } = await createTenant(engine.db);
    for (const actor of [person("owner"), keyActor(["projects:write"]), { kind: "system" } as const]) {
      await expect(reveal.execute(as(actor), { fails: "nowhere" })).rejects.toMatchObject(refused);
    }
  });
});
