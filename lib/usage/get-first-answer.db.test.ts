import { afterAll, beforeAll, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { openTestDatabase } from "@/e2e/support/database";
import { createTenant } from "@/e2e/support/tenant";
import { writeUsage } from "@/e2e/support/usage";
import { createKey } from "@/lib/keys/operations/create-key";
import { getFirstAnswer } from "./get-first-answer";

let engine: Engine;
beforeAll(async () => {
  engine = await openTestDatabase();
});
afterAll(() => engine.close());

const HOUR = 3_600_000;

async function project() {
  const tenant = await createTenant(engine.db);
  const { organizationId, owner, here } = tenant;
  const { projectId } = here;
  const { key } = await createKey.execute(owner, { name: "First", projectId });
  return {
    keyId: key.id,
    write: (hoursAgo: number, facts: object) =>
      writeUsage(engine, organizationId, [
        { at: new Date(owner.now.getTime() - hoursAgo * HOUR), projectId, ...facts },
      ]),
    read: () => getFirstAnswer.execute(owner, { projectId }),
  };
}

it("tells no answer from a failure, and names the latest failure", async () => {
  const { keyId, write, read } = await project();
  expect(await read()).toEqual({ answered: false, answeredEarlier: false, failure: null });
  await write(0.5, { keyId, status: 403, code: "MODEL_NOT_ALLOWED" });
  await write(0.2, { keyId, status: 404, code: "RUNTIME_NOT_FOUND", model: "gpt-9" });
  expect(await read()).toMatchObject({
    answered: false,
    failure: { keyId, status: 404, code: "RUNTIME_NOT_FOUND", model: "gpt-9" },
  });
});

it("knows an answer to any key, of today or earlier", async () => {
  const first = await project();
  await first.write(0.2, { keyId: first.keyId, status: 200 });
  expect(await first.read()).toMatchObject({ answered: true, failure: null });
  const shared = await project();
  await shared.write(0.2, { status: 200 });
  expect(await shared.read()).toMatchObject({ answered: true, answeredEarlier: false });
  const old = await project();
  await old.write(100, { keyId: old.keyId, status: 200 });
  expect(await old.read()).toEqual({ answered: true, answeredEarlier: true, failure: null });
});
