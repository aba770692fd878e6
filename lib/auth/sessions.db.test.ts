import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { members, organizations, sessions, users, workspaceMembers } from "@/db/schema";
import { openTestDatabase } from "@/e2e/support/database";
import { createPerson, enter } from "@/e2e/support/signed-in-person";
import { noteSeen, readSession } from "./sessions";

let engine: Engine;
beforeAll(async () => {
  engine = await openTestDatabase();
}, 60_000);
afterAll(() => engine.close());

const entered = async (role: "owner" | "member" = "owner") => {
  const person = await createPerson(engine.db, role);
  return { ...person, ...(await enter(engine.db, person.email)) };
};

describe("a session", () => {
  it("brings the person, their organizations, role and access, and the database's time", async () => {
    const { sessionId, organizationId, slug, userId, email, here } = await entered("member");
    await engine.db
      .insert(workspaceMembers)
      .values({ organizationId, workspaceId: here.workspaceId, userId, access: "write" });
    const session = await readSession(engine.db, sessionId);
    expect(session).toMatchObject({
      id: sessionId,
      user: { id: userId, name: "Mara", email },
      memberships: [{ organizationId, slug, role: "member" }],
    });
    expect(session?.memberships[0]?.workspaces).toEqual(new Map([[here.workspaceId, "write"]]));
    expect(session?.now).toBeInstanceOf(Date);
    expect(session?.reauthenticatedAt).toBeInstanceOf(Date);
  });

  it("knows several organizations, without mixing what the person may do there", async () => {
    const { sessionId, userId, organizationId } = await entered("owner");
    const other = await createPerson(engine.db);
    await engine.db.insert(members).values({ organizationId: other.organizationId, userId, role: "viewer" });
    const { workspaceId } = other.here;
    await engine.db
      .insert(workspaceMembers)
      .values({ organizationId: other.organizationId, workspaceId, userId, access: "read" });
    const found = (await readSession(engine.db, sessionId))?.memberships ?? [];
    const standing = new Map(
      found.map((entry) => [entry.organizationId, [entry.role, entry.workspaces.size]]),
    );
    expect(standing).toEqual(
      new Map([
        [organizationId, ["owner", 0]],
        [other.organizationId, ["viewer", 1]],
      ]),
    );
  });

  it("dies when it ends, expires, or its person is suspended", async () => {
    const kill = [
      (id: string) => engine.db.update(sessions).set({ endedAt: sql`now()` }).where(eq(sessions.id, id)),
      (id: string) => engine.db.update(sessions).set({ expiresAt: sql`now()` }).where(eq(sessions.id, id)),
      (_: string, userId: string) =>
        engine.db.update(users).set({ status: "suspended" }).where(eq(users.id, userId)),
    ];
    for (const end of kill) {
      const { sessionId, userId, isLive } = await entered();
      expect(await isLive()).toBe(true);
      await end(sessionId, userId);
      expect(await isLive()).toBe(false);
    }
  });

  it("loses an organization that the person was removed from, or that was closed", async () => {
    const removed = await entered();
    await engine.db.delete(members).where(eq(members.userId, removed.userId));
    expect((await readSession(engine.db, removed.sessionId))?.memberships).toEqual([]);
    const closed = await entered();
    await engine.db
      .update(organizations)
      .set({ status: "closed" })
      .where(eq(organizations.id, closed.organizationId));
    expect((await readSession(engine.db, closed.sessionId))?.memberships).toEqual([]);
  });

  it("is nobody's under an id that was made up", async () => {
    for (const id of ["", "1", "00000000-0000-0000-0000-000000000000", "' or true --"])
      expect(await readSession(engine.db, id)).toBeNull();
  });

  it("notes that it is in use, once a minute", async () => {
    const { sessionId } = await entered();
    const seen = async () => (await readSession(engine.db, sessionId))?.lastSeenAt.getTime() ?? 0;
    const first = await seen();
    const session = await readSession(engine.db, sessionId);
    if (!session) throw new Error("no session");
    await noteSeen(engine.db, session);
    expect(await seen()).toBe(first);
    await noteSeen(engine.db, { ...session, now: new Date(first + 60_000) });
    expect(await seen()).toBeGreaterThan(first);
  });
});
