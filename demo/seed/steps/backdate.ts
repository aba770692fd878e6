import { sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import {
  budgets,
  credentials,
  keySecrets,
  keys,
  projects,
  runtimes,
  storageUnits,
  workflows,
  workspaces,
} from "@/db/schema";
import type { Context } from "@/lib/core/operations/context";

type Dated = PgTable & Record<"id" | "organizationId" | "createdAt" | "updatedAt", PgColumn>;

/** Sets the times of the demo's rows to those of its audit. The database has set them to the real time. */
export async function backdate(ctx: Pick<Context, "db" | "organizationId">): Promise<void> {
  await dateLikeAudit(ctx, workspaces, "workspace");
  await dateLikeAudit(ctx, projects, "project");
  await dateLikeAudit(ctx, credentials, "credential");
  await dateLikeAudit(ctx, runtimes, "runtime");
  await dateLikeAudit(ctx, storageUnits, "storage_unit");
  await dateLikeAudit(ctx, workflows, "workflow");
  await dateLikeAudit(ctx, keys, "key");
  await dateLikeAudit(ctx, budgets, "budget");
  await ctx.db.execute(sql`
    update ${keySecrets} set created_at =
      case when valid_until is null then coalesce(k.rotated_at, k.created_at) else k.created_at end
    from ${keys} k where k.id = key_id and k.organization_id = ${ctx.organizationId}`);
}

const dateLikeAudit = (
  { db, organizationId }: Pick<Context, "db" | "organizationId">,
  table: Dated,
  subject: string,
) =>
  db.execute(sql`
    update ${table} set created_at = a.first, updated_at = a.last
    from (select subject, min(at) as first, max(at) as last from audit where chain_id = ${organizationId} group by 1) a
    where ${table.organizationId} = ${organizationId} and a.subject = ${`${subject}:`} || ${table.id}::text`);
