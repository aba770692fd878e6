import { and, eq, inArray } from "drizzle-orm";
import { organizations, projects } from "@/db/schema/index";
import { AppError, invalidField } from "@/lib/core/errors/errors";
import { isId } from "@/lib/core/input/slug";
import type { Context } from "@/lib/core/operations/context";
import { visibleProjects } from "@/lib/organizations/tree-targets";
import { findExpiryProblem } from "@/lib/policy/expiry";
import type { PolicyInput } from "./key-input";
import type { Key } from "./load-keys";

type Access = Pick<Key, "projectId" | "projectAccess" | "projectIds">;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Loads the organization's settings for keys: whether they need an expiry and a budget, and the scopes of new ones. */
export async function loadKeySettings(ctx: Context) {
  const [settings] = await ctx.db
    .select({
      expiryRequired: organizations.expiryRequired,
      budgetRequired: organizations.budgetRequired,
      defaultScopes: organizations.defaultScopes,
    })
    .from(organizations)
    .where(eq(organizations.id, ctx.organizationId));
  if (!settings) throw new Error("The organization is gone");
  return settings;
}

/**
 * Returns the expiry that a request sets: `undefined` when it sets none, `null` for never.
 * @throws INVALID_REQUEST when it sets both fields.
 */
export function resolveExpiry(
  { now }: Pick<Context, "now">,
  { expiresAt, expiresInDays }: Pick<PolicyInput, "expiresAt" | "expiresInDays">,
): Date | null | undefined {
  if (expiresInDays === undefined || expiresInDays === null) return expiresAt;
  if (expiresAt) throw invalidField("expiresInDays", "Give either expires_at or expires_in_days");
  return new Date(now.getTime() + expiresInDays * DAY_MS);
}

/**
 * Checks an expiry.
 * @throws INVALID_REQUEST when it is in the past, or missing although the organization requires one.
 */
export function checkExpiry({ now }: Pick<Context, "now">, expiresAt: Date | null, required: boolean) {
  const problem = findExpiryProblem(expiresAt, now, required);
  if (problem) throw invalidField("expiresAt", problem);
}

/**
 * Returns the project access that a key will have, from a request and the key's current access.
 * @throws INVALID_REQUEST when the two fields contradict each other.
 * @throws FORBIDDEN (`project`) when the caller cannot use a project.
 */
export async function resolveAccess(
  ctx: Context,
  { projectAccess, projectIds }: Pick<PolicyInput, "projectAccess" | "projectIds">,
  key: Access,
): Promise<Pick<Key, "projectAccess" | "projectIds">> {
  const names = projectIds && projectIds.length > 0;
  if (key.projectId) {
    if (names) throw invalidField("projectIds", "A project key has access to its own project only");
    if (projectAccess === "selected")
      throw invalidField("projectAccess", "A project key has access to its own project only");
    return { projectAccess: "all", projectIds: [] };
  }
  const access = projectAccess ?? key.projectAccess;
  if (access === "all") {
    if (names) throw invalidField("projectIds", "Set project_access to selected to name projects");
    return { projectAccess: access, projectIds: [] };
  }
  const selected = projectIds ? await findReachableProjects(ctx, projectIds) : key.projectIds;
  const emptied = selected.length === 0 && (key.projectAccess === "all" || key.projectIds.length > 0);
  if (emptied) throw invalidField("projectIds", "Select at least one project");
  return { projectAccess: access, projectIds: selected };
}

/** Creates the error of a project that does not exist or that the caller may not use. */
export const projectForbidden = (param: string) =>
  new AppError("FORBIDDEN", { message: "Project not allowed", reason: "project", param });

async function findReachableProjects(ctx: Context, ids: string[]): Promise<string[]> {
  const wanted = new Set(ids.map((id) => id.toLowerCase()));
  if (![...wanted].every(isId)) throw projectForbidden("projectIds");
  const found = await ctx.db
    .select({ id: projects.id })
    .from(projects)
    .where(
      and(
        eq(projects.organizationId, ctx.organizationId),
        inArray(projects.id, [...wanted]),
        visibleProjects(ctx),
      ),
    )
    .orderBy(projects.name, projects.id);
  if (found.length < wanted.size) throw projectForbidden("projectIds");
  return found.map((project) => project.id);
}
