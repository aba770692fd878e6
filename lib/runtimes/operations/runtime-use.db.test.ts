import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { runtimeTests } from "@/e2e/support/runtimes";
import { person } from "@/e2e/support/tenant";
import { writeUsage } from "@/e2e/support/usage";
import { createKey } from "@/lib/keys/operations/create-key";
import { getRuntimeUse } from "./get-runtime-use";
import { listRuntimeUse } from "./list-runtime-use";

const { engine, tenant, create, as } = runtimeTests();

const HOUR_MS = 3_600_000;
const ago = (hours: number) => new Date(tenant().owner.now.getTime() - hours * HOUR_MS);

/** Creates a runtime, and writes requests of two keys to it: two of the last day and one of the day before. */
async function prepare() {
  const { organizationId, owner, here, there } = tenant();
  const runtime = await create();
  const createIn = async (name: string, projectId: string) =>
    (await createKey.execute(owner, { name, projectId })).key;
  const [busy, quiet] = [await createIn("Busy", here.projectId), await createIn("Quiet", there.projectId)];
  const request = (keyId: string | null, projectId: string, hours: number) => ({
    ...{ keyId, projectId, runtimeId: runtime.id, at: ago(hours) },
  });
  await writeUsage(engine(), organizationId, [
    request(busy.id, here.projectId, 1),
    request(busy.id, here.projectId, 2),
    request(quiet.id, there.projectId, 3),
    request(busy.id, here.projectId, 30),
    { keyId: busy.id, runtimeId: randomUUID(), at: ago(1) },
  ]);
  return { runtime, busy, quiet };
}

it("counts the requests of the last 24 hours, with the keys that made them", async () => {
  const { runtime, busy, quiet } = await prepare();
  expect(await getRuntimeUse.execute(tenant().owner, { id: runtime.id })).toEqual({
    requestsLastDay: 3,
    keys: [
      { id: busy.id, name: "Busy", requests: 2 },
      { id: quiet.id, name: "Quiet", requests: 1 },
    ],
    keyCount: 2,
  });
  const unused = await create({ name: "unused" });
  expect(await getRuntimeUse.execute(tenant().owner, { id: unused.id })).toEqual({
    ...{ requestsLastDay: 0, keys: [], keyCount: 0 },
  });
});

it("counts for a member only the requests of the workspaces with access", async () => {
  const { runtime, busy } = await prepare();
  const member = as(person("member", { [tenant().here.workspaceId]: "write" }));
  expect(await getRuntimeUse.execute(member, { id: runtime.id })).toMatchObject({
    requestsLastDay: 2,
    keys: [{ id: busy.id }],
    keyCount: 1,
  });
});

it("lists the requests of each runtime of a page", async () => {
  const { runtime } = await prepare();
  const unused = await create({ name: "unused" });
  const { data } = await listRuntimeUse.execute(tenant().owner, {
    ids: [unused.id, runtime.id, randomUUID()],
  });
  expect(data).toEqual(
    expect.arrayContaining([
      { runtimeId: runtime.id, requestsLastDay: 3 },
      { runtimeId: unused.id, requestsLastDay: 0 },
    ]),
  );
  expect(data).toHaveLength(2);
});
