import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { sessions, users } from "@/db/schema/index";
import type { Actor } from "@/lib/core/operations/context";

/** Creates a user with a session. An actor that is a person keeps its id. */
export async function makeUser(db: Database, actor: Actor, passwordHash: string | null = null) {
  const userId = actor.kind === "user" ? actor.id : randomUUID();
  const email = `${userId}@example.com`;
  await db.insert(users).values({ id: userId, email, name: "Somebody", passwordHash });
  const now = sql`now()`;
  const times = { lastSeenAt: now, reauthenticatedAt: now, expiresAt: sql`now() + interval '1 day'` };
  const [session] = await db
    .insert(sessions)
    .values({ userId, ...times })
    .returning({ id: sessions.id });
  if (!session) throw new Error("The session was not written");
  return { userId, email, sessionId: session.id };
}
