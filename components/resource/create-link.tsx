"use client";

import { useSearchParams } from "next/navigation";

import { LinkButton } from "@/components/ui/link-button";
import { useCreateDialog } from "./use-create-dialog";

type Props = {
  label: string;
  /** The parameter of the address that opens the dialog. */
  param?: string;
  /** Whether another button is the next step of the page. */
  secondary?: boolean;
};

/** Opens the dialog that creates a resource over the page. */
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
