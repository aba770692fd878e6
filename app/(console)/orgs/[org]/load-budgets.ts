import type { BudgetOwner } from "@/components/budgets/types";
import { listBudgets } from "@/lib/budgets/operations/list-budgets";
import { listNearLimit } from "@/lib/budgets/operations/list-near-limit";
import type { Context } from "@/lib/core/operations/context";
import { anywhere, organizationTarget, permits } from "@/lib/core/operations/permissions";
import { pageContext } from "@/lib/next/session";
import { findWorkspace, loadProjects } from "./loader";

type Owner = Pick<BudgetOwner, "type" | "id">;

const MOST = 100;

/**
 * Loads the budgets of an owner and those of its parents, which apply too. People without access to the organization
 * do not see its budgets.
 */
export async function loadBudgets(org: string, owner: Owner, parents: readonly Owner[]) {
  const ctx = await pageContext(org);
  const list = async ({ type, id }: Owner) =>
    (await listBudgets.execute(ctx, { ownerType: type, ownerId: id, limit: MOST })).data;
  const [own, ...others] = await Promise.all([owner, ...parents].map(list));
  const inherited = await Promise.all(
    others.flat().map(async (budget) => ({ ...budget, ownerHref: await findSettings(org, budget.owner) })),
  );
  return { budgets: own ?? [], inherited, now: ctx.now.toISOString() };
}

/** Returns the owners above a project: its workspace and the organization. */
export async function toParents(org: string, workspaceId: string | null): Promise<Owner[]> {
  const { organizationId } = await pageContext(org);
  const organization = { type: "organization", id: organizationId } as const;
  return workspaceId === null ? [organization] : [{ type: "workspace", id: workspaceId }, organization];
}

/** Loads the budgets near their limit that the person sees, each with the page on which it is changed. */
export async function loadBudgetFindings(org: string) {
  const ctx = await pageContext(org);
  const { data } = await listNearLimit.execute(ctx, {});
  return Promise.all(
    data.map(async (budget) => ({
      budget,
      href: await findSettings(org, budget.owner),
      writable: mayChange(ctx, budget.owner),
    })),
  );
}

function mayChange({ actor }: Context, { type, id }: BudgetOwner): boolean {
  if (type === "organization") return permits(actor, "projects:write", organizationTarget);
  if (type === "workspace") return permits(actor, "projects:write", { level: "workspace", workspaceId: id });
  return permits(actor, "keys:write", anywhere);
}

/** Returns the page on which the budgets of an owner are changed. */
async function findSettings(org: string, { type, id }: BudgetOwner): Promise<string | undefined> {
  if (type === "key") return `/orgs/${org}/keys/${id}`;
  if (type === "organization") return `/orgs/${org}/settings`;
  if (type === "workspace") {
    const workspace = await findWorkspace(org, id);
    return workspace ? `/orgs/${org}/workspaces/${workspace.slug}/settings` : undefined;
  }
  const project = (await loadProjects(org, [id])).find((one) => one.id === id);
  return project && `/orgs/${org}/projects/${project.slug}/settings`;
}
