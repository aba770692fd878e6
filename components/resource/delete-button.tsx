"use client";

import { type ReactNode, useState } from "react";
import { IconButton } from "@/components/ui/buttons/icon-button";
import { useToast } from "@/components/ui/feedback/toast";
import type { Result } from "@/lib/core/errors/action-result";
import { ConfirmDeletion } from "./confirm-deletion";
import { useOpenResource } from "./use-open-resource";

type Props = {
  resource: { id: string; name: string };
  /** The search parameter that opens the sheet of such a resource. */
  param: string;
  description: string;
  /** The label of the confirm button: "Delete runtime". */
  verb: string;
  /** The row of the route table that deletes one. */
  route: string;
  remove: () => Promise<Result<unknown>>;
  /** Renders the button of a less destructive alternative. */
  gentler?: (close: () => void) => ReactNode;
  /** The impact of the deletion. */
  children?: ReactNode;
};

/** Shows the button that deletes a resource after its name is typed, and closes its sheet. */
export function DeleteButton({ resource: { id, name }, param, route, remove, gentler, ...content }: Props) {
  const toast = useToast();
  const [opened, setOpened] = useOpenResource(param);
  const [open, setOpen] = useState(false);
  const confirm = async () => {
    const result = await remove();
    if (!result.ok) return result.error.message;
    if (opened === id) setOpened(null);
    toast({ text: `${name} deleted`, about: [id] });
  };
  return (
    <ConfirmDeletion
      {...content}
      name={name}
      open={open}
      onOpenChange={setOpen}
      request={{ route, getInput: () => ({ id }) }}
      trigger={<IconButton icon="trash" label={`Delete ${name}`} danger />}
      gentler={gentler?.(() => setOpen(false))}
      onConfirm={confirm}
    />
  );
}
