"use client";

import { useSearchParams } from "next/navigation";
import { LinkButton } from "@/components/ui/link-button";

/** Opens the dialog that makes a key, over the list as it is being looked at. */
export function CreateLink({ label }: { label: string }) {
  const next = new URLSearchParams(useSearchParams().toString());
  next.set("new", "1");
  return (
    <LinkButton variant="primary" icon="plus" href={`?${next}`} scroll={false}>
      {label}
    </LinkButton>
  );
}
