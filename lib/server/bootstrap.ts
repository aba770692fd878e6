import { writeFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { members, organizations, users } from "@/db/schema";
import { hashPassword } from "@/lib/auth/passwords";
import { appendAudit, databaseNow } from "@/lib/core/audit-trail";
import type { Context, Keyring } from "@/lib/core/context";
import { SCOPES } from "@/lib/core/scopes";
import type { Bootstrap } from "@/lib/env";
import { insertKey } from "@/lib/keys/create";
import { insertProject } from "@/lib/organizations/projects";
import { insertWorkspace } from "@/lib/organizations/workspaces";

/**
 * The first owner, organization, workspace and project of a headless installation, and its first key, whose
 * secret is written to a file and nowhere else. Does nothing once there is a user. Runs under the boot lock.
 */
export async function bootstrap(tx: Database, keyring: Keyring, wanted: Bootstrap | null) {
  if (!wanted) return;
  const existing = await tx.select({ id: users.id }).from(users).limit(1);
  if (existing.length > 0) return;
  const ctx = await makeOwner(tx, keyring, wanted);
  const workspace = await insertWorkspace(ctx, { name: "Default" });
  await insertProject(ctx, { workspaceId: workspace.id, name: "Default" });
  if (wanted.keyFile) {
    const scopes = SCOPES.map((scope) => scope.name);
    const { secret } = await insertKey(ctx, { name: "Bootstrap", scopes });
    writeFileSync(wanted.keyFile, `${secret}\n`, { mode: 0o600, flag: "wx" });
  }
  await appendAudit(ctx, "installation.bootstrap", ctx.changes);
}

async function makeOwner(tx: Database, keyring: Keyring, { email, password }: Bootstrap): Promise<Context> {
  const address = email.toLowerCase();
  const [clock] = await tx.select({ now: databaseNow }).from(sql`(select 1) as one`);
  const [user] = await tx
    .insert(users)
    .values({
      email: address,
      name: address.split("@")[0] ?? address,
      passwordHash: await hashPassword(password),
    })
    .returning({ id: users.id });
  const [organization] = await tx
    .insert(organizations)
    .values({ name: "Default", slug: "default" })
    .returning({ id: organizations.id });
  if (!clock || !user || !organization) throw new Error("The first owner was not written");
  await tx.insert(members).values({ organizationId: organization.id, userId: user.id, role: "owner" });
  return {
    db: tx,
    organizationId: organization.id,
    actor: { kind: "system" },
    now: clock.now,
    request: { id: "boot", ip: null, client: null, idempotency: null },
    keyring,
    allowPrivateUpstreams: false,
    providerVariable: () => null,
    changes: [],
    later: () => {},
  };
}
