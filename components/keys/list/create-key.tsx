"use client";

import { CreateDialog } from "@/components/keys/forms/create-dialog";
import { useCreateDialog } from "@/components/resource/use-create-dialog";

type Props = {
  /** On a project's page: the project that owns the new key. */
  project?: { id: string; name: string };
};

/** The dialog that creates a key, while the address opens it. */
export function CreateKey({ project }: Props) {
  const [open, setOpen] = useCreateDialog();
  return open ? <CreateDialog project={project} onClose={() => setOpen(false)} /> : null;
}
