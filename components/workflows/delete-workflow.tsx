"use client";

import { useRouter } from "next/navigation";
import { ConfirmDeletion } from "@/components/resource/confirm-deletion";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import type { ActProps } from "./types";

type Props = ActProps & {
  /** The address of the list, which opens afterwards. */
  listHref: string;
};

/** Shows the button that deletes a workflow after its name is typed. */
export function DeleteWorkflow({ organization, workflow: { id, name }, actions, listHref }: Props) {
  const router = useRouter();
  const toast = useToast();
  const remove = async () => {
    const result = await actions.remove(organization, { id });
    if (!result.ok) return result.error.message;
    toast({ text: `${name} deleted` });
    router.push(listHref);
  };
  return (
    <ConfirmDeletion
      name={name}
      trigger={<Button variant="danger">Delete…</Button>}
      description="Its runs are deleted with it. Runs that are not delivered yet are dropped. To stop new runs only, deactivate it."
      verb="Delete workflow"
      onConfirm={remove}
    />
  );
}
