import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { users } from "@/db/schema";
import { databaseNow, INSTALLATION, recordChange } from "@/lib/core/changes/audit-trail";
import type { Context, Keyring, RequestFacts } from "@/lib/core/operations/context";
import { insertOrganization } from "@/lib/organizations/write-organization";

export type FirstOwner = {
  email: string;
  name: string;
  passwordHash: string;
  organization: string;
  workspace?: string;
  project?: string;
};

/** Returns whether a user exists. Until then, the installation can be set up. */
export async function hasUsers(db: Database): Promise<boolean> {
  const [user] = await db.select({ id: users.id }).from(users).limit(1);
  return user !== undefined;
}

/**
 * Creates the first owner with an organization, workspace and project, in the caller's transaction and lock.
 * Returns the organization's slug and a context with the changes, which the caller must append to the audit
 * log.
 */
export async function createFirstOwner(
  tx: Database,
  keyring: Keyring,
  wanted: FirstOwner,
  request: RequestFacts,
): Promise<{ ctx: Context; slug: string }> {
  const { email, name, passwordHash, organization, workspace, project } = wanted;
  const [clock] = await tx.select({ now: databaseNow }).from(sql`(select 1) as one`);
  const [user] = await tx.insert(users).values({ email, name, passwordHash }).returning({ id: users.id });
  if (!clock || !user) throw new Error("The first owner was not written");
  const base: Context = {
    db: tx,
    organizationId: INSTALLATION,
    actor: { kind: "system" },
    now: clock.now,
    request,
    keyring,
    allowPrivateUpstreams: false,
    providerVariable: () => null,
    changes: [],
    later: () => {},
  };
  const { ctx, slug } = await insertOrganization(base, {
    ...{ name: organization, ownerId: user.id, environmentFallback: true, workspace, project },
  });
  recordChange(ctx, {
    subject: `user:${user.id}`,
    name: email,
    before: null,
    after: { email, role: "owner" },
  });
  return { ctx, slug };
}
