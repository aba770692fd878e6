import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { credentials, keys } from "@/db/schema/index";
import { loadOperations } from "@/e2e/support/all-operations";
import { EXPECTED_ERRORS, listSampleCalls, PERSONAS, type Persona } from "@/e2e/support/authorization-matrix";
import { openTestDatabase } from "@/e2e/support/database";
import {
  attempt,
  listHoldings,
  makePersonas,
  namesAny,
  type Outcome,
  rolledBack,
} from "@/e2e/support/personas";
import { makeSampleObjects } from "@/e2e/support/sample-objects";
import { createTenant } from "@/e2e/support/tenant";
import type { SampleObjects } from "@/lib/core/operations/allowed";
import type { Context } from "@/lib/core/operations/context";

const operations = await loadOperations();

let engine: Engine;
let here: SampleObjects;
let personas: Record<Persona, Context>;
let holdings: () => Promise<string[]>;
let untouched: string[];
beforeAll(async () => {
  engine = await openTestDatabase();
  const tenant = await createTenant(engine.db, { later: () => {} });
  here = await makeSampleObjects(tenant);
  // Old enough for hygiene to speak of them.
  const createdAt = sql`now() - interval '100 days'`;
  await engine.db.update(keys).set({ createdAt });
  await engine.db.update(credentials).set({ createdAt, secretChangedAt: createdAt });
  personas = await makePersonas(tenant, here);
  holdings = () => listHoldings(engine.db, tenant.organizationId, here.userId);
  untouched = await holdings();
});
afterAll(() => engine.close());

/** Whether an operation did its work. A filtered one did if its answer names the objects. */
function passed(outcome: Outcome, filtered: boolean): boolean {
  if ("answer" in outcome) return !filtered || namesAny(here, outcome.answer, here.organizationId);
  const { status, code, param } = outcome.refused;
  if (status === 403 || status === 404) return false;
  expect(EXPECTED_ERRORS).toContain(code === "INVALID_REQUEST" ? param : code);
  return true;
}

it("every operation has a name of its own", () => {
  const names = [...operations.values()].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThan(50);
});

describe.each([...operations])("%s", (_name, operation) => {
  const calls = listSampleCalls(operation);

  it("states a sample input for each of its audiences", () => {
    const counts = Object.values(operation.allowed).map((samples) => samples(here).length);
    expect([counts.length > 0, ...counts.map((count) => count > 0)]).not.toContain(false);
  });

  it("is open to its audiences", async () => {
    for (const [index, { input, to, filtered }] of calls.entries()) {
      for (const persona of to) {
        const outcome = await rolledBack(personas[persona], (ctx) => attempt(operation, ctx, input(here)));
        expect(passed(outcome, filtered), `${index} ${persona}`).toBe(true);
      }
    }
  });

  it("is closed to everybody else, and changes nothing for them", async () => {
    for (const [index, { input, to, filtered }] of calls.entries()) {
      for (const persona of PERSONAS.filter((one) => !to.includes(one))) {
        const outcome = await attempt(operation, personas[persona], input(here));
        expect(passed(outcome, filtered), `${index} ${persona}`).toBe(false);
      }
    }
    expect(await holdings()).toEqual(untouched);
  });
});
