import { afterAll, beforeAll, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { openTestDatabase } from "@/e2e/support/database";
import { createTenant, keyActor, person } from "@/e2e/support/tenant";
import { appendAudit, recordChange } from "@/lib/core/changes/audit-trail";
import { type Context, formatActor } from "@/lib/core/operations/context";
import { createAuditExport } from "./export-audit";
import { listAudit } from "./list-audit";
import { listAuditFilters } from "./list-audit-filters";

let engine: Engine;
beforeAll(async () => {
  engine = await openTestDatabase();
});
afterAll(() => engine.close());

/** Appends an entry for each subject. */
async function append(ctx: Context, subjects: string[], action = "keys.create") {
  const changes = subjects.map((subject) => ({ subject, name: "CI", before: null, after: { name: "CI" } }));
  await engine.db.transaction((db) => appendAudit({ ...ctx, db }, action, changes));
}

it("filters by actor, action, subject, kind of subject and time, and lists what there is to filter by", async () => {
  const { owner, as } = await createTenant(engine.db);
  const admin = as(person("admin"));
  await append(owner, ["key:1", "member:1"]);
  await append({ ...admin, now: new Date(owner.now.getTime() - 86_400_000) }, ["key:1"], "keys.revoke");
  const list = async (filters: Record<string, unknown>) =>
    (await listAudit.execute(owner, filters)).data.map(({ sequence }) => sequence);
  const from = owner.now.toISOString();
  expect(await list({ actor: formatActor(admin.actor) })).toEqual([3]);
  expect(await list({ action: "keys.create" })).toEqual([2, 1]);
  expect(await list({ subject: "key:1" })).toEqual([3, 1]);
  expect(await list({ kind: "member" })).toEqual([2]);
  expect([await list({ from }), await list({ to: from })]).toEqual([[2, 1], [3]]);
  expect(await list({ kind: "member", action: "keys.revoke" })).toEqual([]);
  const refused = listAudit.execute(owner, { kind: "%" });
  await expect(refused).rejects.toMatchObject({ code: "INVALID_REQUEST", param: "kind" });
  const options = await listAuditFilters.execute(owner, {});
  expect(options.actions).toEqual(["keys.create", "keys.revoke"]);
  expect(options.actors.map(({ actor }) => actor).sort()).toEqual(
    [owner, admin].map(({ actor }) => formatActor(actor)).sort(),
  );
});

it("exports what matches as CSV and NDJSON, which is itself an entry", async () => {
  const { owner } = await createTenant(engine.db);
  await append(owner, [...Array.from({ length: 120 }, (_, index) => `key:${index}`), "member:1"]);
  const csv = await (await createAuditExport(owner, "csv", { kind: "key" })).text();
  const lines = csv.trimEnd().split("\r\n");
  expect(lines).toHaveLength(121);
  expect(lines[0]).toMatch(/^sequence,at,actor,actor_name,action,/);
  expect(lines[1]).toContain('"{""name"":""CI""}"');
  const answer = await createAuditExport(owner, "ndjson", {});
  expect(answer.headers.get("content-disposition")).toMatch(/audit-.*\.ndjson/);
  const objects = (await answer.text()).trimEnd().split("\n");
  expect(objects.map((line) => JSON.parse(line).sequence)).toEqual(
    Array.from({ length: 122 }, (_, index) => 122 - index),
  );
  const { data } = await listAudit.execute(owner, { action: "audit.export" });
  expect(data.map(({ after }) => after)).toEqual([{}, { kind: "key" }]);
});

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
