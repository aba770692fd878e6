import { and, asc, desc, eq, gt, isNull, ne, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { members, organizations, passkeys, sessions, users, workspaceMembers } from "@/db/schema";
import { databaseNow } from "@/lib/core/changes/audit-trail";
import { isId } from "@/lib/core/input/slug";
import type { RequestFacts, Role, WorkspaceAccess } from "@/lib/core/operations/context";

export type Membership = {
  organizationId: string;
  slug: string;
  name: string;
  role: Role;
  /** The access to each workspace, by workspace id. */
  workspaces: ReadonlyMap<string, WorkspaceAccess>;
};

export type Session = {
  id: string;
  user: {
    id: string;
    name: string;
    email: string;
    hasPassword: boolean;
    hasSecondFactor: boolean;
    hasPasskey: boolean;
  };
  /** The person's memberships in active organizations, sorted by name. */
  memberships: Membership[];
  reauthenticatedAt: Date;
  lastSeenAt: Date;
  /** The time of the database. */
  now: Date;
};

export const SESSION_DAYS = 30;
const SEEN_EVERY_MS = 60_000;

const isLive = and(isNull(sessions.endedAt), gt(sessions.expiresAt, sql`now()`));

/** Returns a session with its user and memberships in one query, null when it has ended or expired. */
export async function readSession(db: Database, id: string): Promise<Session | null> {
  if (!isId(id)) return null;
  const rows = await db
    .select({
      id: sessions.id,
      userId: users.id,
      name: users.name,
      email: users.email,
      hasPassword: sql<boolean>`${users.passwordHash} is not null`,
      hasSecondFactor: sql<boolean>`${users.totpConfirmedAt} is not null`,
      hasPasskey: sql<boolean>`exists (select 1 from ${passkeys} where ${passkeys.userId} = ${users.id})`,
      reauthenticatedAt: sessions.reauthenticatedAt,
      lastSeenAt: sessions.lastSeenAt,
      now: databaseNow,
      organization: { id: organizations.id, slug: organizations.slug, name: organizations.name },
      role: members.role,
      workspaceId: workspaceMembers.workspaceId,
      access: workspaceMembers.access,
    })
    .from(sessions)
    .innerJoin(users, and(eq(users.id, sessions.userId), eq(users.status, "active")))
    .leftJoin(members, eq(members.userId, users.id))
    .leftJoin(
      organizations,
      and(eq(organizations.id, members.organizationId), eq(organizations.status, "active")),
    )
    .leftJoin(
      workspaceMembers,
      and(eq(workspaceMembers.organizationId, organizations.id), eq(workspaceMembers.userId, members.userId)),
    )
    .where(and(eq(sessions.id, id), isLive))
    .orderBy(asc(organizations.name), asc(organizations.id));
  const [first] = rows;
  if (!first) return null;
  return {
    id: first.id,
    user: {
      ...{ id: first.userId, name: first.name, email: first.email },
      hasPassword: first.hasPassword,
      ...{ hasSecondFactor: first.hasSecondFactor, hasPasskey: first.hasPasskey },
    },
    memberships: loadMemberships(rows),
    reauthenticatedAt: first.reauthenticatedAt,
    lastSeenAt: first.lastSeenAt,
    now: first.now,
  };
}

type Standing = {
  organization: { id: string; slug: string; name: string } | null;
  role: Role | null;
  workspaceId: string | null;
  access: WorkspaceAccess | null;
};

function loadMemberships(rows: Standing[]): Membership[] {
  const found = new Map<string, Membership & { workspaces: Map<string, WorkspaceAccess> }>();
  for (const { organization, role, workspaceId, access } of rows) {
    if (!organization || !role) continue;
    const { id, slug, name } = organization;
    const known = found.get(id) ?? { organizationId: id, slug, name, role, workspaces: new Map() };
    if (workspaceId && access) known.workspaces.set(workspaceId, access);
    found.set(id, known);
  }
  return [...found.values()];
}

/** Creates a session that expires after 30 days. Returns its id. */
export async function insertSession(db: Database, userId: string, { ip, client }: RequestFacts) {
  const [session] = await db
    .insert(sessions)
    .values({
      userId,
      ip,
      client,
      lastSeenAt: sql`now()`,
      reauthenticatedAt: sql`now()`,
      expiresAt: sql`now() + make_interval(days => ${SESSION_DAYS})`,
    })
    .returning({ id: sessions.id });
  if (!session) throw new Error("The session was not written");
  return session.id;
}

/** Lists the active sessions of a user, most recently used first. */
export const liveSessions = (db: Database, userId: string) =>
  db
    .select({
      id: sessions.id,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      ip: sessions.ip,
      client: sessions.client,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isLive))
    .orderBy(desc(sessions.lastSeenAt), asc(sessions.id));

/** Ends active sessions of a user: one, all except one, or all. Returns the ids of the ended sessions. */
export async function endSessions(
  db: Database,
  userId: string,
  which: { only: string } | { except: string | null },
) {
  const chosen =
    "only" in which ? eq(sessions.id, which.only) : which.except && ne(sessions.id, which.except);
  const ended = await db
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(and(eq(sessions.userId, userId), isLive, chosen || undefined))
    .returning({ id: sessions.id });
  return ended.map((session) => session.id);
}

/** Writes the last use of a session, at most once a minute. */
export async function noteSeen(db: Database, { id, lastSeenAt, now }: Session) {
  if (now.getTime() - lastSeenAt.getTime() < SEEN_EVERY_MS) return;
  await db.update(sessions).set({ lastSeenAt: sql`now()` }).where(eq(sessions.id, id));
}
