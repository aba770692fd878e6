"use client";

import { Dialog } from "@/components/ui/dialog";
import type { AddProps } from "./add-props";
import { fieldsStep, pickStep, resultStep } from "./add-steps";
import { useAdding } from "./use-adding";

/** Stores a credential in three steps: its provider, its fields, a test. */
export function AddCredentialDialog(props: AddProps) {
  const adding = useAdding(props);
  const { open, setOpen, provider, made } = adding;
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      {...(made ? resultStep(adding, made) : provider ? fieldsStep(adding, provider) : pickStep(adding))}
    />
  );
}
