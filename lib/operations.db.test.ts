import { eq, getTableColumns, getTableName, is, sql } from "drizzle-orm";
import { type PgColumn, PgTable } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import * as schema from "@/db/schema";
import { openTestDatabase } from "@/db/test-database";
import type { Context } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { Operation } from "@/lib/core/operation";
import { SCOPES } from "@/lib/core/scopes";
import { freshTenant, keyActor, person } from "@/lib/core/test-tenant";
import {
  absentTargets,
  allOperations,
  makeTargets,
  makeUser,
  SAMPLES,
  type Targets,
} from "@/lib/test-operations";

const operations = await allOperations();
const everyScope = SCOPES.map(({ name }) => name);

let engine: Engine;
let tenant: Awaited<ReturnType<typeof freshTenant>>;
let stranger: typeof tenant;
let here: Targets;
beforeAll(async () => {
  engine = await openTestDatabase();
  tenant = await freshTenant(engine.db);
  stranger = await freshTenant(engine.db);
  here = await makeTargets(tenant);
  await makeUser(engine.db, stranger.owner.actor);
});
afterAll(() => engine.close());

type Outcome = { refused: AppError } | { answer: unknown };

async function attempt(operation: Operation, ctx: Context, input: unknown): Promise<Outcome> {
  try {
    return { answer: await operation.execute(ctx, input) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { refused: error };
  }
}

/** Everything that the tenant's organization has, to see whether any of it changed. */
async function holdings() {
  const rows = Object.values(schema).map(async (table) => {
    const columns: Record<string, PgColumn> = is(table, PgTable) ? getTableColumns(table) : {};
    const { organizationId, chainId, userId } = columns;
    const owner = organizationId ?? chainId ?? userId;
    if (!is(table, PgTable) || !owner) return [];
    const text = sql<string>`to_jsonb(${sql.identifier(getTableName(table))})::text`.as("text");
    const theirs = owner === userId ? here.userId : tenant.organizationId;
    const own = await engine.db.select({ text }).from(table).where(eq(owner, theirs));
    return own.map((row) => row.text).sort();
  });
  return Promise.all(rows);
}

const isEmptyPage = (outcome: Outcome) =>
  "answer" in outcome && JSON.stringify(outcome.answer) === '{"data":[],"nextCursor":null}';
const said = (outcome: Outcome) => {
  if ("answer" in outcome) return outcome;
  const { code, status, message, reason, param, fields, headers, extra } = outcome.refused;
  return { code, status, message, reason, param, fields, headers, extra };
};
const inputsOf = (name: string, at: Targets) => SAMPLES[name]?.inputs(at) ?? [];
const forbidden = {
  refused: { status: expect.toSatisfy((status: number) => status === 403 || status === 404) },
};

/**
 * Aimed at what is out of reach, an operation answers just as if there were nothing; aimed at nothing, it tells nothing
 * of what is there. `own` is the organization of an actor who stands in it.
 */
async function expectWall(name: string, operation: Operation, ctx: Context, own?: string) {
  const hidden = Object.values(here).filter((id) => id !== own);
  const names = (value: unknown) => hidden.some((id) => JSON.stringify(value).includes(id));
  const absent = inputsOf(name, absentTargets(here));
  for (const [index, input] of inputsOf(name, here).entries()) {
    const outcome = await attempt(operation, ctx, input);
    if ("answer" in outcome) expect(names(outcome.answer)).toBe(false);
    else expect([400, 403, 404]).toContain(outcome.refused.status);
    if (names(input)) expect(said(outcome)).toEqual(said(await attempt(operation, ctx, absent[index])));
  }
}

it("have samples, each of them and no other", () => {
  expect(Object.keys(SAMPLES).sort()).toEqual([...operations.keys()].sort());
});

describe.each([...operations])("%s", (name, operation) => {
  const openTo = SAMPLES[name]?.openTo;

  it("is a wall to another organization's owner and its key with every scope", async () => {
    const before = await holdings();
    await expectWall(name, operation, stranger.owner);
    await expectWall(name, operation, stranger.as(keyActor(everyScope)));
    expect(await holdings()).toEqual(before);
  });

  it("is a wall to whoever reaches another workspace or project only", async () => {
    const { workspaceId, projectId } = tenant.there;
    const member = person("member", { [workspaceId]: "admin" });
    await makeUser(engine.db, member);
    for (const actor of [member, keyActor(everyScope, { kind: "project", projectId }, workspaceId)]) {
      await expectWall(name, operation, tenant.as(actor), tenant.organizationId);
    }
  });

  it.skipIf(openTo)("refuses a viewer without access, and a key without scopes", async () => {
    for (const input of inputsOf(name, here)) {
      const viewer = await attempt(operation, tenant.as(person("viewer")), input);
      if (!isEmptyPage(viewer)) expect(viewer).toMatchObject(forbidden);
      const unscoped = await attempt(operation, tenant.as(keyActor([])), input);
      expect(unscoped).toMatchObject({ refused: { code: "INSUFFICIENT_SCOPE" } });
    }
  });

  it.runIf(operation.kind === "command" && !openTo)(
    "refuses a viewer of the very place, and changes nothing",
    async () => {
      const before = await holdings();
      expect(before.flat()).not.toEqual([]);
      for (const input of inputsOf(name, here)) {
        const ctx = tenant.as(person("viewer", { [here.workspaceId]: "admin" }));
        expect(await attempt(operation, ctx, input)).toMatchObject(forbidden);
      }
      expect(await holdings()).toEqual(before);
    },
  );
});
