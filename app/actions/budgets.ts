"use server";

import { boostBudget as boost } from "@/lib/budgets/operations/boost-budget";
import { createBudget as create } from "@/lib/budgets/operations/create-budget";
import { deleteBudget as remove } from "@/lib/budgets/operations/delete-budget";
import { updateBudget as update } from "@/lib/budgets/operations/update-budget";
import { action } from "@/lib/next/action";

export const createBudget = action(create);
export const updateBudget = action(update);
export const boostBudget = action(boost);
export const deleteBudget = action(remove);
