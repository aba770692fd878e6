import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { openTestDatabase } from "@/e2e/support/database";
import {
  absentTargets,
  allOperations,
  makeTargets,
  makeUser,
  SAMPLES,
  type Targets,
} from "@/e2e/support/operation-samples";
import { attempt, everyScope, listHoldings, namesAny, type Outcome } from "@/e2e/support/personas";
import { freshTenant, keyActor, person } from "@/e2e/support/tenant";
import type { Context } from "@/lib/core/context";
import type { Operation } from "@/lib/core/operation";

const operations = await allOperations();

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

const holdings = () => listHoldings(engine.db, tenant.organizationId, here.userId);

const said = (outcome: Outcome) => {
  if ("answer" in outcome) return outcome;
  const { code, status, message, reason, param, fields, headers, extra } = outcome.refused;
  return { code, status, message, reason, param, fields, headers, extra };
};
const inputsOf = (name: string, at: Targets) => SAMPLES[name]?.inputs(at) ?? [];
/**
 * Aimed at what is out of reach, an operation answers just as if there were nothing; aimed at nothing, it tells nothing
 * of what is there. `own` is the organization of an actor who stands in it.
 */
async function expectWall(name: string, operation: Operation, ctx: Context, own?: string) {
  const names = (value: unknown) => namesAny(here, value, own);
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

  it("is a wall to whoever reaches another workspace or project only, or none", async () => {
    const { workspaceId, projectId } = tenant.there;
    const people = [person("member", { [workspaceId]: "admin" }), person("member"), person("viewer")];
    for (const one of people) await makeUser(engine.db, one);
    const keys = [
      keyActor(everyScope, { kind: "project", projectId }, workspaceId),
      keyActor(everyScope, { kind: "selected", projectIds: [projectId] }),
    ];
    for (const actor of [...people, ...keys]) {
      await expectWall(name, operation, tenant.as(actor), tenant.organizationId);
    }
  });

  it.skipIf(openTo)("refuses a key without scopes", async () => {
    for (const input of inputsOf(name, here)) {
      const unscoped = await attempt(operation, tenant.as(keyActor([])), input);
      expect(unscoped).toMatchObject({ refused: { code: "INSUFFICIENT_SCOPE" } });
    }
  });
});
