import { afterAll, beforeAll, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { openTestDatabase } from "@/e2e/support/database";
import { createTenant, testKeyring } from "@/e2e/support/tenant";
import { verifyAudit } from "@/lib/audit/verify-audit";
import type { LogFacts } from "@/lib/core/log";
import { createWorkspace } from "@/lib/organizations/operations/create-workspace";
import { anchorAudit } from "./anchor-audit";

let engine: Engine;
beforeAll(async () => {
  engine = await openTestDatabase();
}, 60_000);
afterAll(() => engine.close());

it("logs where each chain ends, as the verification finds it", async () => {
  const lines: (LogFacts | undefined)[] = [];
  const write = (_message: string, facts?: LogFacts) => void lines.push(facts);
  const log = { debug: write, info: write, warn: write, error: write };
  const { owner, organizationId: chain } = await createTenant(engine.db);
  await createWorkspace.execute(owner, { name: "Research" });
  const { entries: sequence, hash } = await verifyAudit.execute(owner, {});
  while ((await anchorAudit.runBatch({ db: engine.db, log, keyring: testKeyring })) === "more");
  expect(lines).toContainEqual({ chain, sequence, hash });
});
