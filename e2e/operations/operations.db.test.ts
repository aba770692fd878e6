import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { loadOperations } from "@/e2e/support/all-operations";
import { listSampleCalls } from "@/e2e/support/authorization-matrix";
import { openTestDatabase } from "@/e2e/support/database";
import { attempt, everyScope, listHoldings, namesAny, type Outcome } from "@/e2e/support/personas";
import { absentObjects, makeSampleObjects, makeUser } from "@/e2e/support/sample-objects";
import { createTenant, keyActor, person } from "@/e2e/support/tenant";
import type { SampleObjects } from "@/lib/core/allowed";
import type { Context } from "@/lib/core/context";
import type { Operation } from "@/lib/core/operation";

const operations = await loadOperations();

let engine: Engine;
let tenant: Awaited<ReturnType<typeof createTenant>>;
let stranger: typeof tenant;
let here: SampleObjects;
beforeAll(async () => {
  engine = await openTestDatabase();
  tenant = await createTenant(engine.db);
  stranger = await createTenant(engine.db);
  here = await makeSampleObjects(tenant);
  await makeUser(engine.db, stranger.owner.actor);
});
afterAll(() => engine.close());

const holdings = () => listHoldings(engine.db, tenant.organizationId, here.userId);

const said = (outcome: Outcome) => {
  if ("answer" in outcome) return outcome;
  const { code, status, message, reason, param, fields, headers, extra } = outcome.refused;
  return { code, status, message, reason, param, fields, headers, extra };
};
const listInputs = (operation: Operation, objects: SampleObjects) =>
  listSampleCalls(operation).map(({ input }) => input(objects));

/**
 * Checks that an operation aimed at objects out of the caller's access answers as it does for absent ones, and that
 * its answers name none of them. `own` is the id of the caller's organization.
 */
async function expectIsolated(operation: Operation, ctx: Context, own?: string) {
  const names = (value: unknown) => namesAny(here, value, own);
  const absent = listInputs(operation, absentObjects(here));
  for (const [index, input] of listInputs(operation, here).entries()) {
    const outcome = await attempt(operation, ctx, input);
    if ("answer" in outcome) expect(names(outcome.answer)).toBe(false);
    else expect([400, 403, 404]).toContain(outcome.refused.status);
    if (names(input)) expect(said(outcome)).toEqual(said(await attempt(operation, ctx, absent[index])));
  }
}

describe.each([...operations])("%s", (_name, operation) => {
  it("is isolated from another organization's owner and its key with every scope", async () => {
    const before = await holdings();
    await expectIsolated(operation, stranger.owner);
    await expectIsolated(operation, stranger.as(keyActor(everyScope)));
    expect(await holdings()).toEqual(before);
  });

  it("is isolated from people and keys of another workspace or project, or of none", async () => {
    const { workspaceId, projectId } = tenant.there;
    const people = [person("member", { [workspaceId]: "admin" }), person("member"), person("viewer")];
    for (const one of people) await makeUser(engine.db, one);
    const keys = [
      keyActor(everyScope, { kind: "project", projectId }, workspaceId),
      keyActor(everyScope, { kind: "selected", projectIds: [projectId] }),
    ];
    for (const actor of [...people, ...keys]) {
      await expectIsolated(operation, tenant.as(actor), tenant.organizationId);
    }
  });

  if (!operation.permission) return;

  it("refuses a key without scopes", async () => {
    for (const input of listInputs(operation, here)) {
      const unscoped = await attempt(operation, tenant.as(keyActor([])), input);
      expect(unscoped).toMatchObject({ refused: { code: "INSUFFICIENT_SCOPE" } });
    }
  });
});
