import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { members, workspaceMembers } from "@/db/schema/index";
import { findRefusal } from "@/e2e/support/credentials";
import { openTestDatabase } from "@/e2e/support/database";
import { makeUser } from "@/e2e/support/make-user";
import { createTenant, person } from "@/e2e/support/tenant";
import type { Role, WorkspaceAccess } from "@/lib/core/operations/context";
import { listWorkspaceMembers } from "./list-workspace-members";

let engine: Engine;
let tenant: Awaited<ReturnType<typeof createTenant>>;
beforeAll(async () => {
  engine = await openTestDatabase();
  tenant = await createTenant(engine.db);
});
afterAll(() => engine.close());

/** Adds a person to the organization, with access to its first workspace. Returns their id. */
async function add(role: Role, access?: WorkspaceAccess) {
  const { organizationId, here } = tenant;
  const { userId } = await makeUser(engine.db, person(role));
  await engine.db.insert(members).values({ organizationId, userId, role });
  const { workspaceId } = here;
  if (access)
    await engine.db.insert(workspaceMembers).values({ organizationId, workspaceId, userId, access });
  return userId;
}

describe("workspaces.listMembers", () => {
  it("lists admins and the people of the workspace with the access that they have", async () => {
    const expected = {
      [await add("owner")]: "admin",
      [await add("admin", "read")]: "admin",
      [await add("member", "write")]: "write",
      [await add("viewer", "write")]: "read",
    };
    const without = await add("member");
    const list = async (workspaceId: string) =>
      (await listWorkspaceMembers.execute(tenant.owner, { id: workspaceId })).data;
    const found = await list(tenant.here.workspaceId);
    expect(Object.fromEntries(found.map(({ userId, access }) => [userId, access]))).toEqual(expected);
    expect(found.map(({ userId }) => userId)).not.toContain(without);
    expect((await list(tenant.there.workspaceId)).map(({ role }) => role).sort()).toEqual(["admin", "owner"]);
  });

  it("pages and searches by name or e-mail", async () => {
    const ask = (input: object) =>
      listWorkspaceMembers.execute(tenant.owner, { id: tenant.here.workspaceId, ...input });
    const first = await ask({ limit: 3 });
    const second = await ask({ limit: 3, cursor: first.nextCursor });
    const ids = [...first.data, ...second.data].map(({ userId }) => userId);
    expect(new Set(ids).size).toBe(4);
    expect(second.nextCursor).toBeNull();
    expect((await ask({ search: ids[0] })).data.map(({ userId }) => userId)).toEqual([ids[0]]);
  });

  it("is closed to those who only write in the workspace", async () => {
    const { workspaceId } = tenant.here;
    const writer = tenant.as(person("member", { [workspaceId]: "write" }));
    const refusal = await findRefusal(listWorkspaceMembers.execute(writer, { id: workspaceId }));
    expect(refusal).toMatchObject({ code: "FORBIDDEN" });
  });
});
