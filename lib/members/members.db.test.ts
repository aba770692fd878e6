import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { audit, members, workspaceMembers } from "@/db/schema/index";
import { findRefusal } from "@/e2e/support/credentials";
import { openTestDatabase } from "@/e2e/support/database";
import { makeUser } from "@/e2e/support/make-user";
import { createTenant, keyActor, person } from "@/e2e/support/tenant";
import type { Context, Role, WorkspaceAccess } from "@/lib/core/operations/context";
import { createCredential } from "@/lib/credentials/operations/create-credential";
import { getCredential } from "@/lib/credentials/operations/get-credential";
import { createKey } from "@/lib/keys/operations/create-key";
import { getKey } from "@/lib/keys/operations/list-keys";
import { revokeKey } from "@/lib/keys/operations/switch-key";
import { createInvitation } from "./invitations/create-invitation";
import { getInvitation } from "./invitations/get-invitation";
import { deleteMember } from "./operations/delete-member";
import { getMember } from "./operations/get-member";
import { leaveOrganization } from "./operations/leave-organization";
import { listMemberHoldings } from "./operations/list-member-holdings";
import { listMembers } from "./operations/list-members";
import { setWorkspaceAccess } from "./operations/set-workspace-access";
import { updateMember } from "./operations/update-member";

let engine: Engine;
let tenant: Awaited<ReturnType<typeof createTenant>>;
beforeAll(async () => {
  engine = await openTestDatabase();
  tenant = await createTenant(engine.db);
});
afterAll(() => engine.close());

/** Adds a person to an organization, with access to its first workspace. Returns their member id and context. */
async function add(role: Role, access?: WorkspaceAccess, to = tenant) {
  const { organizationId, here } = to;
  const { workspaceId } = here;
  const actor = person(role, access && { [workspaceId]: access });
  const { userId, email } = await makeUser(engine.db, actor);
  const [member] = await engine.db
    .insert(members)
    .values({ organizationId, userId, role })
    .returning({ id: members.id });
  if (access)
    await engine.db.insert(workspaceMembers).values({ organizationId, workspaceId, userId, access });
  return { id: member?.id ?? "", email, ctx: to.as(actor) };
}

describe("members.update", () => {
  it("changes the role and replaces the access to workspaces, and records both", async () => {
    const { id } = await add("member", "read");
    const { workspaceId } = tenant.there;
    const wanted = { id, role: "member", workspaces: [{ workspaceId, access: "admin" }] };
    const changed = await updateMember.execute(tenant.owner, wanted);
    expect(changed).toMatchObject({ version: 2, workspaces: [{ workspaceId, access: "admin" }] });
    const viewer = await updateMember.execute(tenant.owner, { id, role: "viewer" });
    expect(viewer.workspaces).toEqual([{ workspaceId, name: "Workspace", access: "read" }]);
    expect(await updateMember.execute(tenant.owner, { id, role: "admin" })).toMatchObject({ workspaces: [] });
    expect(await getMember.execute(tenant.owner, { id })).toMatchObject({ role: "admin", version: 4 });
    const rows = await engine.db
      .select({ after: audit.after })
      .from(audit)
      .where(eq(audit.subject, `member:${id}`))
      .orderBy(audit.sequence);
    expect(rows.map(({ after }) => after)).toEqual([
      { workspaces: ["Workspace: admin"] },
      { role: "viewer", workspaces: ["Workspace: read"] },
      { role: "admin", workspaces: [] },
    ]);
  });

  it("refuses a stale version, more than a viewer may have, and foreign workspaces", async () => {
    const { id } = await add("viewer");
    const stranger = await createTenant(engine.db);
    const grant = (workspaceId: string, access: string) => ({ id, workspaces: [{ workspaceId, access }] });
    const { workspaceId } = tenant.here;
    for (const [wanted, refusal] of [
      [{ id, version: 9, role: "member" }, { reason: "version" }],
      [grant(workspaceId, "write"), { param: "workspaces", message: "A viewer has read access only" }],
      [grant(stranger.here.workspaceId, "read"), { code: "FORBIDDEN", reason: "access" }],
      [{ ...grant(workspaceId, "read"), role: "admin" }, { param: "workspaces" }],
    ] as const) {
      expect(await findRefusal(updateMember.execute(tenant.owner, wanted))).toMatchObject(refusal);
    }
  });

  it("lets only owners make, change and remove owners, and keeps the last one", async () => {
    const own = await createTenant(engine.db);
    const [first, admin, member] = [
      await add("owner", undefined, own),
      await add("admin", undefined, own),
      await add("member", undefined, own),
    ];
    const key = own.as(keyActor(["members:read", "members:write", "organization:own"]));
    for (const ctx of [admin.ctx, key]) {
      const refused = { code: "FORBIDDEN", param: "role" };
      const demote = updateMember.execute(ctx, { id: first.id, role: "admin" });
      expect(await findRefusal(demote)).toMatchObject(refused);
      const promote = updateMember.execute(ctx, { id: member.id, role: "owner" });
      expect(await findRefusal(promote)).toMatchObject(refused);
      expect(await findRefusal(deleteMember.execute(ctx, { id: first.id }))).toMatchObject(refused);
    }
    const last = { code: "CONFLICT", reason: "last_owner" };
    const step = updateMember.execute(first.ctx, { id: first.id, role: "member" });
    expect(await findRefusal(step)).toMatchObject(last);
    expect(await findRefusal(deleteMember.execute(first.ctx, { id: first.id }))).toMatchObject(last);
    const leave = { confirmation: "Acme" };
    expect(await findRefusal(leaveOrganization.execute(first.ctx, leave))).toMatchObject(last);
    await updateMember.execute(first.ctx, { id: admin.id, role: "owner" });
    await leaveOrganization.execute(first.ctx, leave);
    const { data } = await listMembers.execute(own.owner, {});
    expect(data.map(({ id, role }) => [id, role]).sort()).toEqual(
      [
        [admin.id, "owner"],
        [member.id, "member"],
      ].sort(),
    );
  });

  it("lets no key give more than it holds", async () => {
    const { id } = await add("viewer");
    const { workspaceId } = tenant.here;
    const key = tenant.as(keyActor(["members:write"]));
    const beyond = { code: "FORBIDDEN", reason: "attenuation" };
    expect(await findRefusal(updateMember.execute(key, { id, role: "admin" }))).toMatchObject(beyond);
    const grant = { id, role: "member", workspaces: [{ workspaceId, access: "write" }] };
    expect(await findRefusal(updateMember.execute(key, grant))).toMatchObject(beyond);
    expect(await updateMember.execute(key, { id, role: "member" })).toMatchObject({ role: "member" });
  });
});

describe("the pending invitations of a member", () => {
  const invite = async (ctx: Context) => {
    const email = `guest-${randomUUID()}@example.com`;
    return (await createInvitation.execute(ctx, { email, role: "admin" })).id;
  };
  const getState = async (id: string) => (await getInvitation.execute(tenant.owner, { id })).state;

  it("are revoked when the member leaves, is removed, or gets a lower role, and by nothing else", async () => {
    const endings: [Role, "revoked" | "pending", (member: Awaited<ReturnType<typeof add>>) => unknown][] = [
      ["admin", "revoked", ({ ctx }) => leaveOrganization.execute(ctx, { confirmation: "Acme" })],
      ["admin", "revoked", ({ id }) => deleteMember.execute(tenant.owner, { id })],
      ["admin", "revoked", ({ id }) => updateMember.execute(tenant.owner, { id, role: "viewer" })],
      ["owner", "revoked", ({ id }) => updateMember.execute(tenant.owner, { id, role: "admin" })],
      ["admin", "pending", ({ id }) => updateMember.execute(tenant.owner, { id, role: "owner" })],
    ];
    await add("owner");
    for (const [role, state, end] of endings) {
      const sender = await add(role);
      const [sent, other] = [await invite(sender.ctx), await invite(tenant.owner)];
      await end(sender);
      expect(await Promise.all([sent, other].map(getState))).toEqual([state, "pending"]);
    }
  });
});

describe("members.setWorkspaceAccess", () => {
  it("gives, changes and ends the access of a member, found by email", async () => {
    const admin = await add("member", "admin");
    const { id, email } = await add("member");
    const { workspaceId } = tenant.here;
    const set = (access: WorkspaceAccess | null, member = email.toUpperCase()) =>
      setWorkspaceAccess.execute(admin.ctx, { id: workspaceId, member, access });
    expect(await set("write")).toMatchObject({ id, workspaces: [{ workspaceId, access: "write" }] });
    expect(await set("read", id)).toMatchObject({ workspaces: [{ access: "read" }] });
    expect(await set(null)).toMatchObject({ workspaces: [] });
    const unknown = await findRefusal(set("read", "nobody@example.com"));
    expect(unknown).toMatchObject({ code: "INVALID_REQUEST", param: "member" });
    const { email: viewer } = await add("viewer");
    expect(await findRefusal(set("write", viewer))).toMatchObject({ param: "access" });
    const { email: owner } = await add("owner");
    expect(await findRefusal(set("read", owner))).toMatchObject({ param: "member" });
  });

  it("keeps the member’s other workspaces, and shows them to those alone who administer them", async () => {
    const admin = await add("member", "admin");
    const { id } = await add("member");
    const [here, there] = [tenant.here.workspaceId, tenant.there.workspaceId];
    const workspaces = [{ workspaceId: there, access: "write" }];
    await updateMember.execute(tenant.owner, { id, workspaces });
    const wanted = { id: here, member: id, access: "read" as const };
    const shown = async (ctx: Context) =>
      (await setWorkspaceAccess.execute(ctx, wanted)).workspaces.map(({ workspaceId }) => workspaceId);
    expect(await shown(admin.ctx)).toEqual([here]);
    expect((await shown(tenant.owner)).toSorted()).toEqual([here, there].toSorted());
  });
});

describe("members.delete", () => {
  const apiKey = "sk-sample-0123456789abcdef";

  /** A member who created two keys and changed one credential. */
  async function makeHolder() {
    const holder = await add("member", "write");
    const { workspaceId, projectId } = tenant.here;
    const makeKey = async (name: string) =>
      (await createKey.execute(holder.ctx, { name: `${name} ${holder.id}`, projectId })).key.id;
    const { id: credentialId } = await createCredential.execute(holder.ctx, {
      ...{ provider: "openai", name: "Theirs", apiKey, workspaceId },
    });
    return { ...holder, keyIds: [await makeKey("one"), await makeKey("two")] as const, credentialId };
  }
  const status = async (id: string) => (await getKey.execute(tenant.owner, { id })).status;

  it("lists what they leave, and leaves it by default", async () => {
    const { id, keyIds, credentialId } = await makeHolder();
    const holdings = await listMemberHoldings.execute(tenant.owner, { id });
    expect(holdings.keys.map((key) => key.id)).toEqual(keyIds);
    expect(holdings).toMatchObject({ credentials: [{ id: credentialId, active: true }], hasMore: false });
    expect(await deleteMember.execute(tenant.owner, { id })).toEqual({ id, deleted: true });
    expect(await status(keyIds[0])).toBe("enabled");
    expect(await findRefusal(getMember.execute(tenant.owner, { id }))).toMatchObject({ code: "NOT_FOUND" });
  });

  it("revokes keys and deactivates credentials, but for those that are handed over or left", async () => {
    const { id, keyIds, credentialId } = await makeHolder();
    const heir = await add("member", "write");
    const wanted = { id, holdings: "revoke", handTo: heir.id, handOver: [keyIds[0]] };
    await deleteMember.execute(tenant.owner, wanted);
    expect(await Promise.all(keyIds.map(status))).toEqual(["enabled", "revoked"]);
    expect(await getCredential.execute(tenant.owner, { id: credentialId })).toMatchObject({ active: false });
    const { keys } = await listMemberHoldings.execute(tenant.owner, { id: heir.id });
    expect(keys.map((key) => key.id)).toEqual([keyIds[0]]);
  });

  it("treats the keys that their keys created like their own", async () => {
    const { id, keyIds } = await makeHolder();
    const { projectId } = tenant.here;
    const makeKey = async (createdBy: string) => {
      const ctx = tenant.as({ ...keyActor(["keys:write"]), id: createdBy });
      return (await createKey.execute(ctx, { name: `by ${createdBy}`, projectId, scopes: [] })).key.id;
    };
    const child = await makeKey(keyIds[0]);
    const grandchild = await makeKey(child);
    const stranger = await makeKey(randomUUID());
    await revokeKey.execute(tenant.owner, { id: keyIds[0] });
    const { keys } = await listMemberHoldings.execute(tenant.owner, { id });
    expect(keys.map((key) => key.id)).toEqual([keyIds[1], child, grandchild]);
    const heir = await add("member", "write");
    await deleteMember.execute(tenant.owner, { id, handTo: heir.id, handOver: [child], revoke: [keyIds[1]] });
    expect(await Promise.all([keyIds[1], child, grandchild].map(status))).toEqual([
      "revoked",
      "enabled",
      "enabled",
    ]);
    await deleteMember.execute(tenant.owner, { id: heir.id, holdings: "revoke" });
    expect(await Promise.all([child, grandchild, stranger].map(status))).toEqual([
      "revoked",
      "revoked",
      "enabled",
    ]);
  });

  it("lets a key revoke or hand over only with the scopes to write keys and credentials", async () => {
    const { id, keyIds } = await makeHolder();
    const heir = await add("member", "write");
    for (const wanted of [
      { holdings: "revoke" as const },
      { holdings: "hand_over" as const, handTo: heir.id },
      { revoke: [keyIds[0]] },
      { handOver: [keyIds[0]], handTo: heir.id },
    ]) {
      for (const scopes of [["keys:write"], ["credentials:write"]]) {
        const key = tenant.as(keyActor(["members:write", ...scopes]));
        const refused = findRefusal(deleteMember.execute(key, { id, ...wanted }));
        expect(await refused).toMatchObject({ code: "INSUFFICIENT_SCOPE" });
      }
    }
    const key = tenant.as(keyActor(["members:write", "keys:write", "credentials:write"]));
    await deleteMember.execute(key, { id, holdings: "revoke" });
    expect(await status(keyIds[0])).toBe("revoked");
    const { id: other } = await makeHolder();
    await deleteMember.execute(tenant.as(keyActor(["members:write"])), { id: other });
  });

  it("hands over only to another member of the organization", async () => {
    const { id, keyIds } = await makeHolder();
    const stranger = await add("member", undefined, await createTenant(engine.db));
    for (const handTo of [undefined, id, stranger.id, "nobody"]) {
      const refused = findRefusal(
        deleteMember.execute(tenant.owner, { id, holdings: "hand_over", ...(handTo && { handTo }) }),
      );
      expect(await refused).toMatchObject({ code: "INVALID_REQUEST", param: "handTo" });
    }
    expect(await status(keyIds[0])).toBe("enabled");
  });
});
