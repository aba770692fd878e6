"use client";

import dynamic from "next/dynamic";
import { EditButton } from "@/components/resource/edit-button";
import { IconButton } from "@/components/ui/buttons/icon-button";
import { useDialog } from "@/components/ui/dialogs/use-dialog";
import { Opener } from "@/components/ui/popovers/opener";
import { DeleteBudget } from "./delete-budget";
import type { ActProps } from "./types";
import { toLimitWords } from "./words";

const EditBudgetDialog = dynamic(
  () => import("./edit-budget-dialog").then((module) => module.EditBudgetDialog),
  { loading: () => null },
);
const BoostDialog = dynamic(() => import("./boost-dialog").then((module) => module.BoostDialog), {
  loading: () => null,
});

/** Shows the buttons of a budget. */
export function BudgetActs(props: ActProps) {
  const { open, wasOpen, setOpen } = useDialog({});
  const name = toLimitWords(props.budget);
  return (
    <>
      <Opener
        trigger={<IconButton icon="up" label={`Raise ${name} for a while`} />}
        open={open}
        onOpen={() => setOpen(true)}
      />
      {wasOpen && <BoostDialog {...props} open={open} onOpenChange={setOpen} />}
      <EditButton name={name} inRow>
        {(dialog) => <EditBudgetDialog {...props} {...dialog} />}
      </EditButton>
      <DeleteBudget {...props} />
    </>
  );
}
