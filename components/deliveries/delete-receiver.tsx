"use client";

import { useRouter } from "next/navigation";
import { ConfirmDeletion } from "@/components/resource/confirm-deletion";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import type { ReceiverProps } from "./types";

type Props = ReceiverProps & {
  /** The label of the confirm button: "Delete workflow". */
  verb: string;
  description: string;
  /** The address of the list, which opens afterwards. */
  listHref: string;
};

/** Shows the button that deletes a workflow or webhook after its name is typed. */
export function DeleteReceiver({
  organization,
  of: { id, name },
  actions,
  verb,
  description,
  listHref,
}: Props) {
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
      description={description}
      verb={verb}
      onConfirm={remove}
    />
  );
}
