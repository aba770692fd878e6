"use client";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { fieldsStep, pickStep, resultStep } from "./add-steps";
import { type AddProps, useAdding } from "./use-adding";

type Props = AddProps & {
  /** Whether another button is the next step of the page. */
  secondary?: boolean;
};

/** Creates a credential in three steps: its provider, its fields, a test. */
export function AddCredential({ secondary, ...props }: Props) {
  const adding = useAdding(props);
  const { open, setOpen, provider, made } = adding;
  return (
    <Dialog
      trigger={
        <Button variant={secondary ? "default" : "primary"} icon="plus">
          Add Provider Credential
        </Button>
      }
      open={open}
      onOpenChange={setOpen}
      {...(made ? resultStep(adding, made) : provider ? fieldsStep(adding, provider) : pickStep(adding))}
    />
  );
}
