"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useCreateDialog } from "@/components/resource/use-create-dialog";
import type { Created } from "./new-workflow-dialog";
import type { WorkflowActions } from "./types";

const NewWorkflowDialog = dynamic(
  () => import("./new-workflow-dialog").then((module) => module.NewWorkflowDialog),
  { loading: () => null },
);
const SigningSecretOnce = dynamic(
  () => import("@/components/deliveries/signing-secret-once").then((module) => module.SigningSecretOnce),
  { loading: () => null },
);

type Props = {
  organization: string;
  project: { id: string; name: string };
  /** The address of the list. */
  base: string;
  create: WorkflowActions["create"];
};

/** Shows the dialog that creates a workflow while the URL says so, then its signing secret, then its page. */
export function NewWorkflow({ base, ...props }: Props) {
  const router = useRouter();
  const [open, setOpen] = useCreateDialog();
  const [created, setCreated] = useState<Created | null>(null);
  if (created?.signingSecret) {
    return (
      <SigningSecretOnce
        name={created.name}
        title="Workflow created"
        secret={created.signingSecret}
        onClose={() => {
          setCreated(null);
          router.push(`${base}/${created.id}`);
        }}
      />
    );
  }
  if (!open) return null;
  return (
    <NewWorkflowDialog
      {...props}
      onClose={() => setOpen(false)}
      onCreated={(workflow) => {
        setCreated(workflow);
        setOpen(false);
      }}
    />
  );
}
