import { and, asc, desc, eq, gt, inArray, isNull, or, type Subquery } from "drizzle-orm";
import { keyLastUses, keyProjects, keySecrets, keys, projects } from "@/db/schema/index";
import { type KeyMoney, loadKeyBudgets } from "@/lib/budgets/load-key-budgets";
import { notFound } from "@/lib/core/errors/errors";
import type { Context } from "@/lib/core/operations/context";
import { visibleProjects } from "@/lib/organizations/tree-targets";
import type { ProjectAccess } from "@/lib/policy/project-access";
import type { Policy } from "@/lib/policy/request";
import { pickPolicy } from "@/lib/policy/values";
import { keyColumns, secretColumns } from "./columns";

type Secret = Omit<Awaited<ReturnType<typeof liveSecrets>>[number], "keyId"> & { current: boolean };
type Row = Awaited<ReturnType<typeof selectKeys>>[number];

/** A key with its live secrets and its own budgets, and with those selected projects that the actor has access to. */
export type Key = Row & KeyMoney & { projectIds: string[]; secrets: Secret[] };

/** Selects keys. The caller adds a condition on the organization, or passes a subquery that has one. */
export const selectKeys = (
  ctx: Context,
  from: typeof keys | Subquery<"keys", Record<string, unknown>> = keys,
) =>
  ctx.db
    .select(keyColumns)
    .from(from)
    .innerJoin(keyLastUses, sameKey)
    .leftJoin(projects, eq(projects.id, keys.projectId));

/**
 * The join condition of a key and its last use. It includes the organization, so that indexes of both tables
 * can be used.
 */
export const sameKey = and(
  eq(keyLastUses.organizationId, keys.organizationId),
  eq(keyLastUses.keyId, keys.id),
);

/** Adds the secrets, selected projects and budgets, which are in other tables, to rows of keys. */
export async function completeKeys(ctx: Context, rows: Row[]): Promise<Key[]> {
  const secrets = await liveSecrets(
    ctx,
    rows.map((row) => row.id),
  );
  const selected = await selectedProjects(
    ctx,
    rows.filter((row) => row.projectAccess === "selected").map((row) => row.id),
  );
  const findBudgets = await loadKeyBudgets(
    ctx,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    ...row,
    ...findBudgets(row.id),
    projectIds: selected.filter(({ keyId }) => keyId === row.id).map(({ projectId }) => projectId),
    secrets: secrets
      .filter(({ keyId }) => keyId === row.id)
      .map(({ keyId: _, ...secret }) => ({ ...secret, current: secret.validUntil === null })),
  }));
}

/**
 * Loads a key of the organization by its id.
 * @throws NOT_FOUND when the organization has no such key.
 */
export async function loadKey(ctx: Context, id: string): Promise<Key> {
  const rows = await selectKeys(ctx).where(and(eq(keys.organizationId, ctx.organizationId), eq(keys.id, id)));
  const [key] = await completeKeys(ctx, rows);
  if (!key) throw notFound();
  return key;
}

/** Maps a key to the projects that it has access to. */
export function toProjectAccess(key: Pick<Key, "projectId" | "projectAccess" | "projectIds">): ProjectAccess {
  if (key.projectId) return { kind: "project", projectId: key.projectId };
  return key.projectAccess === "all" ? { kind: "all" } : { kind: "selected", projectIds: key.projectIds };
}

/** Maps a key to the policy that decides its calls. */
export const toPolicy = (key: Key): Policy => ({
  ...pickPolicy(key),
  enabled: key.enabled,
  revokedAt: key.revokedAt,
  access: toProjectAccess(key),
});

function liveSecrets(ctx: Context, keyIds: string[]) {
  return ctx.db
    .select(secretColumns)
    .from(keySecrets)
    .where(
      and(
        eq(keySecrets.organizationId, ctx.organizationId),
        inArray(keySecrets.keyId, keyIds),
        or(isNull(keySecrets.validUntil), gt(keySecrets.validUntil, ctx.now)),
      ),
    )
    .orderBy(desc(isNull(keySecrets.validUntil)), asc(keySecrets.createdAt));
}

async function selectedProjects(ctx: Context, keyIds: string[]) {
  if (keyIds.length === 0) return [];
  return ctx.db
    .select({ keyId: keyProjects.keyId, projectId: keyProjects.projectId })
    .from(keyProjects)
    .innerJoin(projects, eq(projects.id, keyProjects.projectId))
    .where(
      and(
        eq(keyProjects.organizationId, ctx.organizationId),
        inArray(keyProjects.keyId, keyIds),
        visibleProjects(ctx),
      ),
    )
    .orderBy(asc(projects.name), asc(projects.id));
}
