import type { BudgetOwner } from "@/components/budgets/types";
import { mayChangeBudgets } from "@/lib/budgets/budget-target";
import { listBudgets } from "@/lib/budgets/operations/list-budgets";
import { listNearLimit } from "@/lib/budgets/operations/list-near-limit";
import { hasOrganizationAccess } from "@/lib/core/operations/permissions";
import { orNull } from "@/lib/next/or-not-found";
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
    others
      .flat()
      .map(async (budget) => ({ ...budget, ownerHref: (await loadOwnerPage(org, budget.owner)).href })),
  );
  return {
    budgets: own ?? [],
    inherited,
    hidden: !hasOrganizationAccess(ctx),
    now: ctx.now.toISOString(),
  };
}

/** Returns the owners above a project: its workspace and the organization. */
export async function toParents(org: string, workspaceId: string | null): Promise<Owner[]> {
  const { organizationId } = await pageContext(org);
  const organization = { type: "organization", id: organizationId } as const;
  return workspaceId === null ? [organization] : [{ type: "workspace", id: workspaceId }, organization];
}

/** Loads the budgets near their limit that the person sees, each with the page on which it is changed. */
export async function loadBudgetFindings(org: string) {
  const { data } = await listNearLimit.execute(await pageContext(org), {});
  return Promise.all(data.map(async (budget) => ({ budget, ...(await loadOwnerPage(org, budget.owner)) })));
}

/**
 * Loads the page of an owner on which the person changes its budgets, or its first page if they may not change them.
 */
async function loadOwnerPage(org: string, owner: BudgetOwner): Promise<{ href?: string; writable: boolean }> {
  const writable = (await orNull(mayChangeBudgets(await pageContext(org), owner))) ?? false;
  const page = await findPage(org, owner);
  if (page === null) return { writable };
  return { href: writable && owner.type !== "key" ? `${page}/settings` : page, writable };
}

async function findPage(org: string, { type, id }: BudgetOwner): Promise<string | null> {
  if (type === "key") return `/orgs/${org}/keys/${id}`;
  if (type === "organization") return `/orgs/${org}`;
  if (type === "workspace") {
    const workspace = await findWorkspace(org, id);
    return workspace && `/orgs/${org}/workspaces/${workspace.slug}`;
  }
  const project = (await loadProjects(org, [id])).find((one) => one.id === id);
  return project ? `/orgs/${org}/projects/${project.slug}` : null;
}
