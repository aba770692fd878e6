import { afterAll, beforeAll, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { openTestDatabase } from "@/e2e/support/database";
import { createTenant, person } from "@/e2e/support/tenant";
import type { Context } from "@/lib/core/operations/context";
import { createCredential } from "@/lib/credentials/operations/create-credential";
import { deactivateCredential } from "@/lib/credentials/operations/deactivate-credential";
import { createRuntime } from "@/lib/runtimes/operations/create-runtime";
import { getResolution } from "@/lib/runtimes/operations/get-resolution";
import { listResolutions } from "@/lib/runtimes/operations/list-resolutions";

let engine: Engine;
beforeAll(async () => {
  engine = await openTestDatabase();
}, 60_000);
afterAll(() => engine.close());

/** Returns the number of queries that some work sends. */
async function countQueries(ctx: Context, work: (ctx: Context) => Promise<unknown>) {
  let queries = 0;
  const db = new Proxy(ctx.db, {
    get: (target, name) => {
      if (name === "select" || name === "selectDistinct" || name === "execute") queries += 1;
      const value = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  await work({ ...ctx, db });
  return queries;
}

it("says of each runtime what its resolution says, and asks as often for one as for many", async () => {
  const variables = new Map([["ANTHROPIC_API_KEY", "sk-ant-environment"]]);
  const tenant = await createTenant(engine.db, { providerVariable: (name) => variables.get(name) ?? null });
  const { owner, here, there, as } = tenant;
  const store = (workspaceId: string | null, name: string) =>
    createCredential.execute(owner, {
      provider: "openai",
      name,
      apiKey: "sk-sample-0123456789abcdef",
      workspaceId,
    });
  const linked = await store(null, "Linked");
  const inactive = await store(here.workspaceId, "Inactive");
  await store(null, "Of all");
  await store(here.workspaceId, "Of here");
  await deactivateCredential.execute(owner, { id: inactive.id });
  let made = 0;
  const run = (facts: object) => {
    made += 1;
    return createRuntime.execute(owner, { name: `Runtime ${made}`, provider: "openai", ...facts });
  };
  const runtimes = [
    await run({ credentialId: linked.id }),
    await run({ workspaceId: here.workspaceId, credentialId: inactive.id }),
    await run({ workspaceId: here.workspaceId }),
    await run({ workspaceId: there.workspaceId }),
    await run({}),
    await run({ provider: "anthropic" }),
    await run({ provider: "gemini" }),
    await run({ provider: "openai-compatible", baseUrl: "http://127.0.0.1:9/v1" }),
  ];
  const ids = runtimes.map(({ id }) => id);
  const people = [owner, as(person("member", { [here.workspaceId]: "read" }))];
  for (const ctx of people) {
    const { data } = await listResolutions.execute(ctx, { ids });
    for (const { runtimeId, ...resolution } of data) {
      expect(resolution).toEqual(await getResolution.execute(ctx, { id: runtimeId }));
    }
  }
  const all = await listResolutions.execute(owner, { ids });
  expect(all.data.map(({ runtimeId }) => runtimeId).sort()).toEqual([...ids].sort());
  const elsewhere = as(person("member", { [there.workspaceId]: "read" }));
  const hidden = await listResolutions.execute(elsewhere, { ids: [ids[2] ?? ""] });
  expect(hidden.data).toEqual([]);
  const one = await countQueries(owner, (ctx) => listResolutions.execute(ctx, { ids: ids.slice(0, 1) }));
  expect(await countQueries(owner, (ctx) => listResolutions.execute(ctx, { ids }))).toBe(one);
});
