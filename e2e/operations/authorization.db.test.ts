import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { credentials, keys } from "@/db/schema/index";
import { IN_THE_WAY, MAY, PERSONAS, type Persona } from "@/e2e/support/authorization-matrix";
import { openTestDatabase } from "@/e2e/support/database";
import { allOperations, makeTargets, SAMPLES, type Targets } from "@/e2e/support/operation-samples";
import {
  attempt,
  listHoldings,
  makePersonas,
  namesAny,
  type Outcome,
  rolledBack,
} from "@/e2e/support/personas";
import { freshTenant } from "@/e2e/support/tenant";
import type { Context } from "@/lib/core/context";

const operations = await allOperations();

let engine: Engine;
let here: Targets;
let personas: Record<Persona, Context>;
let holdings: () => Promise<string[][]>;
beforeAll(async () => {
  engine = await openTestDatabase();
  const tenant = await freshTenant(engine.db, { later: () => {} });
  here = await makeTargets(tenant);
  // Old enough for hygiene to speak of them.
  const createdAt = sql`now() - interval '100 days'`;
  await engine.db.update(keys).set({ createdAt });
  await engine.db.update(credentials).set({ createdAt });
  personas = await makePersonas(tenant, here);
  holdings = () => listHoldings(engine.db, tenant.organizationId, here.userId);
});
afterAll(() => engine.close());

function passed(outcome: Outcome, lists: boolean): boolean {
  if ("answer" in outcome) return !lists || namesAny(here, outcome.answer, here.organizationId);
  const { status, code, param } = outcome.refused;
  if (status === 403 || status === 404) return false;
  expect(IN_THE_WAY).toContain(code === "INVALID_REQUEST" ? param : code);
  return true;
}

it("everything that the product can do says whom it is open to", () => {
  expect(Object.keys(MAY).sort()).toEqual([...operations.keys()].sort());
});

describe.each([...operations])("%s", (name, operation) => {
  const inputs = () => SAMPLES[name]?.inputs(here) ?? [];

  it("is open to those whom it is for", async () => {
    for (const [index, input] of inputs().entries()) {
      const verdict = MAY[name]?.(index);
      for (const persona of verdict?.to ?? []) {
        const outcome = await rolledBack(personas[persona], (ctx) => attempt(operation, ctx, input));
        expect(passed(outcome, verdict?.lists ?? false), `${index} ${persona}`).toBe(true);
      }
    }
  });

  it("is closed to everybody else, and changes nothing for them", async () => {
    const before = await holdings();
    for (const [index, input] of inputs().entries()) {
      const verdict = MAY[name]?.(index);
      for (const persona of PERSONAS.filter((one) => !verdict?.to.includes(one))) {
        const outcome = await attempt(operation, personas[persona], input);
        expect(passed(outcome, verdict?.lists ?? false), `${index} ${persona}`).toBe(false);
      }
    }
    expect(await holdings()).toEqual(before);
  });
});
