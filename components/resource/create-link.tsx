"use client";

import { useSearchParams } from "next/navigation";

import { LinkButton } from "@/components/ui/buttons/link-button";
import { useCreateDialog } from "./use-create-dialog";

type Props = {
  label: string;
  /** The search parameter that opens the dialog. */
  param?: string;
  /** Whether the page has another primary button. */
  secondary?: boolean;
};

/** Shows the button that opens a dialog to create a resource. */
export function CreateLink({ label, param = "new", secondary }: Props) {
  const [, setOpen] = useCreateDialog(param);
  const next = new URLSearchParams(useSearchParams().toString());
  next.set(param, "1");
  return (
    <LinkButton
      variant={secondary ? "default" : "primary"}
      icon="plus"
      href={`?${next}`}
      prefetch={false}
      onNavigate={(event) => {
        event.preventDefault();
        setOpen(true);
      }}
    >
      {label}
    </LinkButton>
  );
}
