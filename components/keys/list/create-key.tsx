"use client";

import dynamic from "next/dynamic";
import { useCreateDialog } from "@/components/resource/use-create-dialog";

const CreateDialog = dynamic(
  () => import("@/components/keys/forms/create-dialog").then((module) => module.CreateDialog),
  { loading: () => null },
);

type Props = {
  /** The project that owns the new key, on a project's page. */
  project?: { id: string; name: string };
  /** The URL parameter that opens the dialog. */
  param?: string;
};

/** Shows the dialog that creates a key while the URL parameter is set. */
export function CreateKey({ project, param }: Props) {
  const [open, setOpen] = useCreateDialog(param);
  return open ? <CreateDialog project={project} onClose={() => setOpen(false)} /> : null;
}
