import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { loadOperations } from "@/e2e/support/all-operations";
import { openTestDatabase } from "@/e2e/support/database";
import { attempt } from "@/e2e/support/personas";
import { makeSampleObjects } from "@/e2e/support/sample-objects";
import { createTenant, person } from "@/e2e/support/tenant";
import type { SampleObjects } from "@/lib/core/operations/allowed";
import type { Context } from "@/lib/core/operations/context";

const operations = await loadOperations();

let engine: Engine;
let here: SampleObjects;
let owner: Context;
beforeAll(async () => {
  engine = await openTestDatabase();
  const tenant = await createTenant(engine.db, { later: () => {} });
  here = await makeSampleObjects(tenant);
  const session = { id: here.sessionId, reauthenticatedAt: tenant.owner.now };
  owner = tenant.as({ ...person("owner"), id: here.userId, session });
});
afterAll(() => engine.close());

const SECRET = `sk_live_${"a".repeat(48)}`;
const HIDDEN = ["\u200b", "a\u202eb", "a\0b", "\u3164", "pay\u200bpal", SECRET];

/** The sample inputs of an operation that give a name. */
const namingSamples = (operation: typeof operations extends Map<string, infer Value> ? Value : never) =>
  Object.values(operation.allowed)
    .flatMap((samples) => samples(here))
    .filter(
      (sample): sample is { name: string } =>
        typeof sample === "object" && sample !== null && "name" in sample,
    );

describe("every operation that takes a name", () => {
  it("refuses names that nobody can read, and API keys", async () => {
    let tried = 0;
    for (const [name, operation] of operations) {
      const sample = namingSamples(operation)[0];
      if (!sample || operation.kind === "query") continue;
      tried += 1;
      for (const hidden of HIDDEN) {
        const outcome = await attempt(operation, owner, { ...sample, name: hidden });
        expect(outcome, `${name} ${JSON.stringify(hidden)}`).toMatchObject({
          refused: { code: "INVALID_REQUEST", param: "name" },
        });
      }
    }
    expect(tried).toBeGreaterThanOrEqual(8);
  });
});
