import { parseAmount } from "@/lib/budgets/budget-amount";
import { createBudgetInput } from "@/lib/budgets/budget-input";
import { findBudgetTarget, findOwnerTarget, needsProjectsWrite } from "@/lib/budgets/budget-target";
import { budgetView, toBudgetView } from "@/lib/budgets/budget-view";
import { changeKeyBudgets } from "@/lib/budgets/change-key-budgets";
import { insertBudget } from "@/lib/budgets/write-budget";
import { command } from "@/lib/core/operations/operation";

/** Creates a budget of a key, project, workspace or the organization. It counts what is spent from now on. */
export const createBudget = command({
  name: "budgets.create",
  title: "Create a budget",
  permission: "keys:write",
  orPermission: { name: "projects:write", isNeeded: ({ owner }) => needsProjectsWrite(owner.type) },
  // For models that nobody calls, so that the samples limit no calls.
  allowed: {
    "project write": ({ keyId, projectId }) => [
      { owner: { type: "key" as const, id: keyId }, model: "sample-*", limit: "10.00" },
      { owner: { type: "project" as const, id: projectId }, model: "sample-*", limit: 10 },
    ],
    "workspace admin": ({ workspaceId }) => [
      { owner: { type: "workspace" as const, id: workspaceId }, model: "sample-*", limit: "100.00" },
    ],
    "organization admin": ({ organizationId }) => [
      { owner: { type: "organization" as const, id: organizationId }, model: "sample-*", limit: "1000.00" },
    ],
  },
  target: (ctx, { owner }) => findOwnerTarget(ctx, owner),
  input: createBudgetInput,
  output: budgetView,

  replay: {
    recordOf: ({ id }) => id,
    answer: async (ctx, id) => toBudgetView(ctx, (await findBudgetTarget(ctx, id)).row),
  },
  run: async (ctx, { model, unit, period, limit }, { keyId, projectId, workspaceId }) => {
    const owner = { keyId, projectId, workspaceId };
    const wanted = { ...owner, model, unit, period, limit: parseAmount(unit, limit, "limit") };
    const made = await changeKeyBudgets(ctx, { keyId, param: "limit" }, () => insertBudget(ctx, wanted));
    return toBudgetView(ctx, made);
  },
});
