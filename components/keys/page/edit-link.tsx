"use client";

import { useActs } from "@/components/keys/acts";
import type { Key } from "@/components/keys/types";
import { textLink } from "@/components/ui/buttons/text-link";

/** Shows the link beside a key's policy that opens the edit dialog. */
export function EditLink({ of }: { of: Key }) {
  const { open } = useActs();
  return (
    <button type="button" className={textLink("text-12")} onClick={() => open("edit", of)}>
      Edit
    </button>
  );
}
