"use client";

import { useRouter } from "next/navigation";
import { ConfirmDeletion } from "@/components/resource/confirm-deletion";
import { Button } from "@/components/ui/buttons/button";
import { useToast } from "@/components/ui/feedback/toast";
import type { ReceiverProps } from "./types";

type Props = ReceiverProps & {
  /** The row of the route table that deletes one. */
  route: string;
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
  route,
  verb,
  description,
  listHref,
}: Props) {
  const router = useRouter();
  const toast = useToast();
  const remove = async () => {
    const result = await actions.remove(organization, { id });
    if (!result.ok) return result.error.message;
    toast({ text: `${name} deleted`, about: [id] });
    router.push(listHref);
  };
  return (
    <ConfirmDeletion
      name={name}
      trigger={<Button variant="danger">Delete…</Button>}
      description={description}
      request={{ route, getInput: () => ({ id }) }}
      verb={verb}
      onConfirm={remove}
    />
  );
}
