import { afterAll, beforeAll, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { openTestDatabase } from "@/e2e/support/database";
import { createTenant, keyActor, person } from "@/e2e/support/tenant";
import { appendAudit, recordChange } from "@/lib/core/changes/audit-trail";
import { listAudit } from "./list-audit";

let engine: Engine;
beforeAll(async () => {
  engine = await openTestDatabase();
});
afterAll(() => engine.close());

it("lists what was changed, newest first, by subject and page by page, to those in charge alone", async () => {
  const { owner, as, here } = await createTenant(engine.db);
  const ctx = { ...owner, changes: [] };
  for (const subject of ["key:1", "key:2", "key:1"]) {
    recordChange(ctx, { subject, name: "CI", before: null, after: { name: "CI" } });
  }
  await engine.db.transaction((db) => appendAudit({ ...ctx, db }, "keys.create", ctx.changes));
  const first = await listAudit.execute(owner, { limit: 2 });
  expect(first.data.map(({ sequence }) => sequence)).toEqual([3, 2]);
  const next = await listAudit.execute(owner, { cursor: first.nextCursor });
  expect(next.data.map(({ sequence }) => sequence)).toEqual([1]);
  expect((await listAudit.execute(owner, { subject: "key:1" })).data).toHaveLength(2);
  const member = as(person("member", { [here.workspaceId]: "admin" }));
  await expect(listAudit.execute(member, {})).rejects.toMatchObject({ code: "FORBIDDEN" });
  const key = as(keyActor(["audit:read"], { kind: "project", projectId: here.projectId }));
  await expect(listAudit.execute(key, {})).rejects.toMatchObject({ code: "NOT_FOUND" });
});
