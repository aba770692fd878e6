import { encode } from "next-auth/jwt";
import type { Database } from "@/db/client";
import { members, workspaceMembers } from "@/db/schema/index";
import { loadKeyring } from "@/lib/core/keyring";
import { parseFernetKeys } from "@/lib/crypto/fernet";
import type { PEOPLE, Person } from "./authorization-matrix";
import { makeUser } from "./make-user";
import type { RunningServer } from "./server";
import { createTenant, person } from "./tenant";

type Tenant = Awaited<ReturnType<typeof createTenant>>;

/** Creates an organization in the database of a running server, with the server's keyring. */
export async function createTenantOnServer({ variables }: RunningServer, db: Database): Promise<Tenant> {
  const keyring = await loadKeyring(db, parseFernetKeys(variables.MASTER_KEY ?? ""));
  return createTenant(db, { keyring, later: () => {} });
}

const COOKIE = "authjs.session-token";

/** A signed-in person: user id, email, session id, and the browser's cookie header. */
export type SignedIn = { userId: string; email: string; sessionId: string; cookie: string };

/** Creates a person in an organization and signs them in. Without a password, they cannot do so again. */
export async function addPerson(
  { variables }: RunningServer,
  { owner: { db }, organizationId, here: { workspaceId } }: Tenant,
  [role, access]: (typeof PEOPLE)[Person],
  passwordHash: string | null = null,
): Promise<SignedIn> {
  const { userId, email, sessionId } = await makeUser(db, person(role), passwordHash);
  await db.insert(members).values({ organizationId, userId, role });
  if (access) await db.insert(workspaceMembers).values({ organizationId, workspaceId, userId, access });
  const secret = variables.AUTH_SECRET ?? "";
  const token = await encode({ token: { sid: sessionId }, secret, salt: COOKIE });
  return { userId, email, sessionId, cookie: `${COOKIE}=${token}` };
}
