import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import type { Engine } from "@/db/client";
import { openServerDatabase } from "@/e2e/support/database-server";
import { createServices, makeKey } from "@/e2e/support/services";
import { createTenant } from "@/e2e/support/tenant";
import { createCredential } from "@/lib/credentials/operations/create-credential";
import { createRuntime } from "@/lib/runtimes/operations/create-runtime";
import { FIND_CALLS } from "./find-calls";

const CREDENTIALS = 3_000;
/** PostgreSQL's default `jit_above_cost`: a statement of a higher cost is compiled first, which takes a second. */
const COMPILED_ABOVE = 100_000;

const plan = z.object({ Plan: z.looseObject({ "Total Cost": z.number() }) });
const answers = z.object({ rows: z.array(z.object({ "QUERY PLAN": z.array(plan) })) });

let engine: Engine;
beforeAll(async () => {
  engine = await openServerDatabase();
});
afterAll(() => engine.close());

it("reads the credentials of a call from indexes, however many the organization has", async () => {
  const { owner, organizationId } = await createTenant(engine.db);
  const facts = { provider: "openai", name: "One", apiKey: "sk-0123456789abcdef" };
  const { id: credentialId } = await createCredential.execute(owner, facts);
  await engine.db.execute(sql`insert into credentials select copy.* from credentials, generate_series(1, ${CREDENTIALS}) i,
    jsonb_populate_record(credentials, jsonb_build_object('id', md5(i::text)::uuid)) copy`);
  await createRuntime.execute(owner, { name: "linked", provider: "openai", credentialId });
  const { secret } = await makeKey(createServices(engine), organizationId);
  await engine.db.execute(sql`analyze`);
  const query = { i: 0, prefix: secret.slice(0, 18), routes: true, kind: "chat", isDefault: false };
  for (const runtime of [{ names: ["linked"] }, { names: [], provider: "openai" }]) {
    const wanted = `'${JSON.stringify([{ ...query, ...runtime }])}'`;
    const explained = sql.raw(`explain (format json) ${FIND_CALLS.text.replaceAll("$1", wanted)}`);
    const { rows } = answers.parse(await engine.db.execute(explained));
    const { Plan: found } = rows[0]?.["QUERY PLAN"][0] ?? expect.unreachable();
    expect(found["Total Cost"]).toBeLessThan(COMPILED_ABOVE);
    expect(JSON.stringify(found)).not.toMatch(/"Seq Scan"[^}]*"Relation Name":"credentials"/);
  }
});
