"use client";

import dynamic from "next/dynamic";
import { useCreateDialog } from "@/components/resource/use-create-dialog";

const CreateDialog = dynamic(() =>
  import("@/components/keys/forms/create-dialog").then((module) => module.CreateDialog),
);

type Props = {
  /** On a project's page: the project that owns the new key. */
  project?: { id: string; name: string };
  /** The parameter of the address that opens the dialog. */
  param?: string;
};

/** The dialog that creates a key, while the address opens it. */
export function CreateKey({ project, param }: Props) {
  const [open, setOpen] = useCreateDialog(param);
  return open ? <CreateDialog project={project} onClose={() => setOpen(false)} /> : null;
}
