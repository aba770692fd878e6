import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { loadOperations } from "@/e2e/support/all-operations";
import { listSampleCalls } from "@/e2e/support/authorization-matrix";
import { openTestDatabase } from "@/e2e/support/database";
import { makeUser } from "@/e2e/support/make-user";
import {
  attempt,
  everyScope,
  listHoldings,
  namesAny,
  type Outcome,
  rolledBack,
} from "@/e2e/support/personas";
import { absentObjects, makeSampleObjects } from "@/e2e/support/sample-objects";
import { createTenant, keyActor, person } from "@/e2e/support/tenant";
import type { SampleObjects } from "@/lib/core/operations/allowed";
import type { Context } from "@/lib/core/operations/context";
import type { Operation } from "@/lib/core/operations/operation";
import { getProject } from "@/lib/organizations/operations/get-project";
import { getWorkspace } from "@/lib/organizations/operations/get-workspace";

const operations = await loadOperations();

let engine: Engine;
let tenant: Awaited<ReturnType<typeof createTenant>>;
let stranger: typeof tenant;
let here: SampleObjects;
let slugs: { workspace: string; project: string };
beforeAll(async () => {
  engine = await openTestDatabase();
  tenant = await createTenant(engine.db);
  stranger = await createTenant(engine.db);
  here = await makeSampleObjects(tenant);
  await makeUser(engine.db, stranger.owner.actor);
  slugs = {
    workspace: (await getWorkspace.execute(tenant.owner, { id: here.workspaceId })).slug,
    project: (await getProject.execute(tenant.owner, { id: here.projectId })).slug,
  };
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

/** The contract that tells records of other workspaces from absent ones: FORBIDDEN and NOT_FOUND. */
const isOfWorkspaceKeys = ({ name }: Operation) => name.startsWith("workspaceKeys.");

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
    if (!names(input)) continue;
    const ofAbsent = said(await attempt(operation, ctx, absent[index]));
    const isTold = own && isOfWorkspaceKeys(operation) && "code" in ofAbsent && ofAbsent.code === "NOT_FOUND";
    if (isTold) expect(said(outcome)).toMatchObject({ code: "FORBIDDEN", reason: "access" });
    else expect(said(outcome)).toEqual(ofAbsent);
  }
}

/** Returns an input with the slugs of the workspace and project in place of their ids. */
const toSlugs = (input: unknown): unknown =>
  JSON.parse(
    JSON.stringify(input)
      .replaceAll(here.workspaceId, slugs.workspace)
      .replaceAll(here.projectId, slugs.project),
  );

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

  it("takes slugs of the workspace and project, or refuses them at their field", async () => {
    for (const input of listInputs(operation, here)) {
      const slugged = toSlugs(input);
      if (JSON.stringify(slugged) === JSON.stringify(input)) continue;
      const outcome = await rolledBack(tenant.owner, (ctx) => attempt(operation, ctx, slugged));
      if ("answer" in outcome) continue;
      // Everything else is thrown: an id that the database refuses would end here.
      expect([400, 403, 404, 409]).toContain(outcome.refused.status);
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
