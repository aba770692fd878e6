import { randomUUID } from "node:crypto";
import type { Database } from "@/db/client";
import { members, users } from "@/db/schema/index";
import { hashPassword } from "@/lib/auth/passwords";
import { readSession } from "@/lib/auth/sessions";
import { signIn } from "@/lib/auth/sign-in";
import { databaseNow, INSTALLATION } from "@/lib/core/changes/audit-trail";
import type { Context, RequestFacts, Role } from "@/lib/core/operations/context";
import { createTenant, testKeyring } from "./tenant";

export const PASSWORD = "correct horse battery";
/** Made once, since a hash takes long on purpose. */
const passwordHash = hashPassword(PASSWORD);

/** Creates request facts, with a new client address by default. */
export const createRequestFacts = (
  ip: string | null = `2001:db8:${randomUUID().slice(9, 18).replace("-", ":")}::1`,
) => ({ id: "req_test", ip, client: "vitest", idempotency: null }) satisfies RequestFacts;

/** Creates a person with a password and a role in a new organization. */
export async function createPerson(db: Database, role: Role = "owner") {
  const email = `${randomUUID()}@example.com`;
  const tenant = await createTenant(db);
  const [user] = await db
    .insert(users)
    .values({ email, name: "Mara", passwordHash: await passwordHash })
    .returning({ id: users.id, now: databaseNow });
  if (!user) throw new Error("The user was not written");
  await db.insert(members).values({ organizationId: tenant.organizationId, userId: user.id, role });
  return { ...tenant, userId: user.id, email };
}

/** Signs a person in. Returns the session and the context of their account. */
export async function enter(db: Database, email: string, password = PASSWORD) {
  const services = { engine: { db }, keyring: testKeyring, authSecret: "a secret for tests" };
  const request = createRequestFacts();
  const sessionId = await signIn(services, { email, password }, request);
  const session = await readSession(db, sessionId);
  if (!session) throw new Error("The session is not there");
  const { user, reauthenticatedAt, now } = session;
  const account: Context = {
    db,
    organizationId: INSTALLATION,
    actor: {
      kind: "user",
      id: user.id,
      name: user.name,
      role: "viewer",
      workspaces: new Map(),
      session: { id: sessionId, reauthenticatedAt },
    },
    now,
    request,
    keyring: testKeyring,
    allowPrivateUpstreams: false,
    providerVariable: () => null,
    changes: [],
    later: (work) => void work(),
  };
  return { sessionId, account, isLive: async () => (await readSession(db, sessionId)) !== null };
}
