import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { members, organizations, users } from "@/db/schema";
import { databaseNow, recordChange } from "@/lib/core/changes/audit-trail";
import { toSlug } from "@/lib/core/input/slug";
import type { Context, Keyring, RequestFacts } from "@/lib/core/operations/context";
import { insertProject } from "@/lib/organizations/write-project";
import { insertWorkspace } from "@/lib/organizations/write-workspace";

export type FirstOwner = { email: string; name: string; passwordHash: string; organization: string };

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
  const { email, name, passwordHash, organization } = wanted;
  const slug = toSlug(organization);
  const [clock] = await tx.select({ now: databaseNow }).from(sql`(select 1) as one`);
  const [user] = await tx.insert(users).values({ email, name, passwordHash }).returning({ id: users.id });
  const [home] = await tx
    .insert(organizations)
    .values({ name: organization, slug })
    .returning({ id: organizations.id });
  if (!clock || !user || !home) throw new Error("The first owner was not written");
  await tx.insert(members).values({ organizationId: home.id, userId: user.id, role: "owner" });
  const ctx: Context = {
    db: tx,
    organizationId: home.id,
    actor: { kind: "system" },
    now: clock.now,
    request,
    keyring,
    allowPrivateUpstreams: false,
    providerVariable: () => null,
    changes: [],
    later: () => {},
  };
  recordChange(ctx, {
    subject: `organization:${home.id}`,
    name: organization,
    before: null,
    after: { name: organization, slug },
  });
  recordChange(ctx, {
    subject: `user:${user.id}`,
    name: email,
    before: null,
    after: { email, role: "owner" },
  });
  const workspace = await insertWorkspace(ctx, { name: "Default" });
  await insertProject(ctx, workspace, { name: "Default" });
  return { ctx, slug };
}
