import { and, eq, isNull } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Engine } from "@/db/client";
import { audit, keyProjects, keySecrets, keys, projects } from "@/db/schema";
import { openServerDatabase } from "@/e2e/support/database-server";
import { managingKey, refusal } from "@/e2e/support/key-callers";
import { createTenant } from "@/e2e/support/tenant";
import type { Context } from "@/lib/core/operations/context";
import type { Operation } from "@/lib/core/operations/operation";
import { createKey } from "@/lib/keys/operations/create-key";
import { deleteKey } from "@/lib/keys/operations/delete-key";
import { getKey } from "@/lib/keys/operations/list-keys";
import { rotateKey } from "@/lib/keys/operations/rotate-key";
import { disableKey } from "@/lib/keys/operations/switch-key";
import { updateKey } from "@/lib/keys/operations/update-key";
import { deleteProject } from "@/lib/organizations/operations/delete-project";
import { rounds } from "@/scripts/rounds";

const WAYS = 32;
const ROUNDS = rounds(50, 200);

let engine: Engine;
beforeAll(async () => {
  engine = await openServerDatabase(WAYS);
});
afterAll(() => engine.close());

const make = async (ctx: Context, input: Record<string, unknown> = {}) =>
  (await createKey.execute(ctx, { name: "CI server", ...input })).key;

/** Runs an operation many times in parallel, and returns the refusals. */
async function race(run: (i: number) => Promise<unknown>) {
  const outcomes = await Promise.all(Array.from({ length: WAYS }, (_, i) => refusal(run(i))));
  return outcomes.filter((outcome) => outcome !== "not refused");
}

test("of parallel rotations with one version exactly one succeeds, and no secret is left over", async () => {
  const { owner, organizationId } = await createTenant(engine.db);
  const { id, ...first } = await make(owner);
  let { version } = first;
  for (let round = 1; round <= ROUNDS; round++) {
    const refused = await race(() => rotateKey.execute(owner, { id, version }));
    expect(refused).toHaveLength(WAYS - 1);
    expect(new Set(refused.map((outcome) => outcome.reason))).toEqual(new Set(["version"]));
    const live = and(eq(keySecrets.keyId, id), isNull(keySecrets.validUntil));
    expect(await engine.db.$count(keySecrets, live)).toBe(1);
    const rotations = and(eq(audit.chainId, organizationId), eq(audit.subject, `key:${id}`));
    expect(await engine.db.$count(audit, rotations)).toBe(round + 1);
    version += 1;
  }
});

test("of parallel rotations without a version the last secret is the live one", async () => {
  const { owner } = await createTenant(engine.db);
  const { id } = await make(owner);
  expect(await race(() => rotateKey.execute(owner, { id }))).toEqual([]);
  expect(await getKey.execute(owner, { id })).toMatchObject({
    version: WAYS + 1,
    secrets: [{ current: true }],
  });
});

test("one Idempotency-Key makes one key", async () => {
  const { as, organizationId } = await createTenant(engine.db);
  const caller = as(managingKey());
  for (let round = 0; round < ROUNDS; round++) {
    const idempotency = { route: "POST /api/keys", key: `round-${round}` };
    const ctx = { ...caller, request: { ...caller.request, idempotency } };
    const input = { name: `Round ${round}`, scopes: [] };
    const made = await Promise.all(Array.from({ length: WAYS }, () => createKey.execute(ctx, input)));
    expect(made.filter(({ secret }) => secret !== null)).toHaveLength(1);
    expect(new Set(made.map(({ key }) => key.id)).size).toBe(1);
    const ours = (table: typeof keys | typeof keySecrets) => eq(table.organizationId, organizationId);
    expect(await engine.db.$count(keys, ours(keys))).toBe(round + 1);
    expect(await engine.db.$count(keySecrets, ours(keySecrets))).toBe(round + 1);
  }
});

test("one name goes to one key", async () => {
  const { owner } = await createTenant(engine.db);
  const refused = await race(() => make(owner));
  expect(refused).toHaveLength(WAYS - 1);
  expect(new Set(refused.map((outcome) => outcome.reason))).toEqual(new Set(["taken"]));
});

test("a project that goes away takes along every key that was made in it, and no key selects it", async () => {
  for (let round = 0; round < 10; round++) {
    const { owner, here } = await createTenant(engine.db);
    const chosen = await make(owner, { projectIds: [here.projectId] });
    const work: [Operation, Record<string, unknown>][] = Array.from({ length: 8 }, (_, i) => [
      createKey,
      { name: `Key ${i}`, ...(i % 2 ? { projectId: here.projectId } : { projectIds: [here.projectId] }) },
    ]);
    work.splice(round % 8, 0, [deleteProject, { id: here.projectId, force: true }]);
    await Promise.all(work.map(([operation, input]) => refusal(operation.execute(owner, input))));
    const left = await engine.db.$count(projects, eq(projects.id, here.projectId));
    const linked = await engine.db.$count(keyProjects, eq(keyProjects.projectId, here.projectId));
    const inside = await engine.db.$count(keys, eq(keys.projectId, here.projectId));
    expect(left === 1 || linked + inside === 0).toBe(true);
    expect((await getKey.execute(owner, { id: chosen.id })).projectAccess).toBe("selected");
  }
});

test("a key that is deleted while it is edited is gone, without an error of ours", async () => {
  const { owner } = await createTenant(engine.db);
  const { id } = await make(owner);
  await disableKey.execute(owner, { id });
  const refused = await race((i) =>
    i === WAYS / 2 ? deleteKey.execute(owner, { id }) : updateKey.execute(owner, { id, name: `Name ${i}` }),
  );
  expect(new Set([...refused.map((outcome) => outcome.code), "NOT_FOUND"])).toEqual(new Set(["NOT_FOUND"]));
  expect(await engine.db.$count(keys, eq(keys.id, id))).toBe(0);
});
