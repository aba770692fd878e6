"use client";

import dynamic from "next/dynamic";
import { NewButton } from "@/components/resource/new-button";
import type { NewProps } from "./new-budget-dialog";

const NewBudgetDialog = dynamic(
  () => import("./new-budget-dialog").then((module) => module.NewBudgetDialog),
  {
    loading: () => null,
  },
);

/** Shows the button that creates a budget. */
export const NewBudget = (props: NewProps) => (
  <NewButton label="New budget" param="budget" size="s" secondary>
    {(dialog) => <NewBudgetDialog {...props} {...dialog} />}
  </NewButton>
);
