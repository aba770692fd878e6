import { and, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { budgets, keys, organizations, projects, workspaces } from "@/db/schema/index";
import { notFound } from "@/lib/core/errors/errors";
import { isId } from "@/lib/core/input/slug";
import type { Context } from "@/lib/core/operations/context";
import {
  type FoundTarget,
  hasOrganizationAccess,
  organizationTarget,
  type Permission,
  permits,
  type Target,
} from "@/lib/core/operations/permissions";
import {
  findProjectTarget,
  findWorkspaceTarget,
  visibleProjects,
  visibleWorkspaces,
} from "@/lib/organizations/tree-targets";
import { type Budget, type ownerView, selectBudgets, toOwnerType } from "./budget-view";
import { lockKey } from "./change-key-budgets";

type OwnerType = z.output<typeof ownerView>["type"];

/** The owner of a budget, and the columns that name it. */
export type Owner = z.output<typeof ownerView> &
  Partial<Record<"keyId" | "projectId" | "workspaceId", string>>;

/** Returns the permission to change the budgets of an owner. */
const toWritePermission = (type: OwnerType): Permission =>
  type === "key" || type === "project" ? "keys:write" : "projects:write";

/** Returns whether changes of an owner's budgets need `projects:write` instead of `keys:write`. */
export const needsProjectsWrite = (type: OwnerType) => toWritePermission(type) === "projects:write";

/**
 * Finds the owner of new budgets. Projects, workspaces and the organization may be given by slug.
 * @throws NOT_FOUND when the organization has no such owner.
 */
export async function findOwnerTarget(
  ctx: Context,
  { type, id }: { type: OwnerType; id: string },
): Promise<FoundTarget<Owner>> {
  if (type === "key") return findKeyOwner(ctx, id);
  if (type === "project") {
    const { row, target, hidden } = await findProjectTarget(ctx, id);
    return { row: { type, id: row.id, name: row.name, projectId: row.id }, target, hidden };
  }
  if (type === "workspace") {
    const { row, target, hidden } = await findWorkspaceTarget(ctx, id);
    return { row: { type, id: row.id, name: row.name, workspaceId: row.id }, target, hidden };
  }
  const [row] = await ctx.db
    .select({ id: organizations.id, name: organizations.name })
    .from(organizations)
    .where(
      and(
        eq(organizations.id, ctx.organizationId),
        or(eq(sql`${organizations.id}::text`, id.toLowerCase()), eq(organizations.slug, id)),
      ),
    );
  if (!row) throw notFound();
  return { row: { type, ...row }, target: organizationTarget };
}

/**
 * Returns whether the actor may change the budgets of an owner.
 * @throws NOT_FOUND when the organization has no such owner.
 */
export async function mayChangeBudgets(ctx: Context, owner: Pick<Owner, "type" | "id">): Promise<boolean> {
  const { target } = await findOwnerTarget(ctx, owner);
  return permits(ctx.actor, toWritePermission(owner.type), target);
}

async function findKeyOwner(ctx: Context, id: string): Promise<FoundTarget<Owner>> {
  if (!isId(id)) throw notFound();
  const [row] = await ctx.db
    .select({ id: keys.id, name: keys.name, projectId: projects.id, workspaceId: projects.workspaceId })
    .from(keys)
    .leftJoin(projects, eq(projects.id, keys.projectId))
    .where(and(eq(keys.organizationId, ctx.organizationId), eq(keys.id, id)));
  if (!row) throw notFound();
  const owner = { type: "key" as const, id: row.id, name: row.name, keyId: row.id };
  return { row: owner, target: toTarget(row.projectId, row.workspaceId) };
}

const toTarget = (projectId: string | null, workspaceId: string | null): Target =>
  projectId && workspaceId ? { level: "project", projectId, workspaceId } : organizationTarget;

/**
 * Finds a budget of the organization by its id, for reading.
 * @throws NOT_FOUND when there is none.
 */
export async function findBudgetTarget(ctx: Context, id: string): Promise<FoundTarget<Budget>> {
  if (!isId(id)) throw notFound();
  const own = and(eq(budgets.organizationId, ctx.organizationId), eq(budgets.id, id));
  const [row] = await selectBudgets(ctx).where(own);
  if (!row) throw notFound();
  const target: Target = row.workspaceId
    ? { level: "workspace", workspaceId: row.workspaceId }
    : toTarget(row.ownerProjectId, row.ownerWorkspaceId);
  return { row, target };
}

/**
 * Finds a budget like `findBudgetTarget`, for changes, and locks it and its key until the transaction ends. Those of
 * workspaces and the organization need `projects:write`.
 */
export async function findBudgetToUpdate(ctx: Context, id: string): Promise<FoundTarget<Budget>> {
  if (!isId(id)) throw notFound();
  const own = and(eq(budgets.organizationId, ctx.organizationId), eq(budgets.id, id));
  await lockKey(ctx, sql`(${ctx.db.select({ id: budgets.keyId }).from(budgets).where(own)})`);
  await ctx.db.select({ id: budgets.id }).from(budgets).where(own).for("update");
  const found = await findBudgetTarget(ctx, id);
  return { ...found, permission: toWritePermission(toOwnerType(found.row)) };
}

/** Returns the condition for the budgets that the actor may read, undefined for all. */
export function visibleBudgets(ctx: Context): SQL | undefined {
  if (hasOrganizationAccess(ctx)) return undefined;
  const ofProjects = ctx.db.select({ id: projects.id }).from(projects).where(visibleProjects(ctx));
  const ofWorkspaces = ctx.db.select({ id: workspaces.id }).from(workspaces).where(visibleWorkspaces(ctx));
  return or(
    inArray(sql`coalesce(${budgets.projectId}, ${keys.projectId})`, ofProjects),
    inArray(budgets.workspaceId, ofWorkspaces),
  );
}
