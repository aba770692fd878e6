import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, type Engine } from "@/db/client";
import { openServerDatabase } from "@/e2e/support/database-server";
import { createTenant } from "@/e2e/support/tenant";
import { createWorkspace } from "@/lib/organizations/operations/create-workspace";
import { listWorkspaces } from "@/lib/organizations/operations/list-workspaces";
import { updateWorkspace } from "@/lib/organizations/operations/update-workspace";

let engine: Engine & { url: string };
/** An engine whose connections hold locks outside of the tested engine. */
let other: Engine;
beforeAll(async () => {
  engine = await openServerDatabase(10);
  other = await connect({ driver: "pg", url: engine.url, preparedStatements: true, connections: 2 });
});
afterAll(async () => {
  await other.close();
  await engine.close();
});

/** Starts changes of a new organization. They wait until the returned function is called. */
async function blockChanges(count: number) {
  const { owner, organizationId } = await createTenant(engine.db);
  const { id } = await createWorkspace.execute(owner, { name: "Research" });
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let locked = () => {};
  const isLocked = new Promise<void>((resolve) => {
    locked = resolve;
  });
  const holding = other.db.transaction(async (db) => {
    await db.execute(sql`select from audit_heads where chain_id = ${organizationId} for update`);
    locked();
    await released;
  });
  await isLocked;
  const changes = Promise.allSettled(
    Array.from({ length: count }, (_, i) => updateWorkspace.execute(owner, { id, name: `Name ${i}` })),
  );
  return async () => {
    release();
    await holding;
    return changes;
  };
}

describe("while changes of one organization wait for each other", () => {
  it("those of others go on, and all of them end well", async () => {
    const release = await blockChanges(60);
    const { owner } = await createTenant(engine.db);
    const work = Array.from({ length: 20 }, async (_, i) => {
      await createWorkspace.execute(owner, { name: `Workspace ${i}` });
      return listWorkspaces.execute(owner, {});
    });
    expect((await Promise.allSettled(work)).map(({ status }) => status)).toEqual(Array(20).fill("fulfilled"));
    expect((await release()).map(({ status }) => status)).toEqual(Array(60).fill("fulfilled"));
  });

  it("as many as can wait do, and further ones are told to try again", async () => {
    const release = await blockChanges(250);
    const results = await release();
    const refused = results.filter((result) => result.status === "rejected");
    expect(refused).toHaveLength(250 - 203);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: "UNAVAILABLE", reason: "busy" });
  });
});

describe("while every connection of commands and pages is in use", () => {
  it("statements of the hot path still run", async () => {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    let open = 0;
    const holding = Array.from({ length: 10 }, () =>
      engine.db.transaction(async (db) => {
        await db.execute(sql`select 1`);
        open += 1;
        await released;
      }),
    );
    await expect.poll(() => open).toBe(10);
    const rows = await Promise.all(
      Array.from({ length: 50 }, () =>
        engine.run<{ one: number }>({ name: "one", text: "select 1 as one" }, []),
      ),
    );
    expect(rows).toEqual(Array(50).fill([{ one: 1 }]));
    release();
    await Promise.all(holding);
  });
});
