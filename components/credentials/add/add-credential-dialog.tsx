"use client";

import { Dialog } from "@/components/ui/dialogs/dialog";
import type { AddProps } from "./add-props";
import { fieldsStep, pickStep } from "./add-steps";
import { resultStep } from "./result-step";
import { useAdding } from "./use-adding";

/** Stores a credential in three steps: its provider, its fields, a test. */
export function AddCredentialDialog(props: AddProps) {
  const adding = useAdding(props);
  const { open, setOpen, provider, made, replacing } = adding;
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      {...(made && !replacing
        ? resultStep(adding, made)
        : provider
          ? fieldsStep(adding, provider)
          : pickStep(adding))}
    />
  );
}
