"use client";

import { useSearchParams } from "next/navigation";
import { useCreateDialog } from "@/components/resource/use-create-dialog";
import { LinkButton } from "@/components/ui/link-button";

/** Opens the dialog that creates a key, over the list. */
export function CreateLink({ label }: { label: string }) {
  const [, setOpen] = useCreateDialog();
  const next = new URLSearchParams(useSearchParams().toString());
  next.set("new", "1");
  return (
    <LinkButton
      variant="primary"
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
