"use client";

import { useActs } from "@/components/keys/acts";
import { KeyMenu } from "@/components/keys/list/key-menu";
import type { Key } from "@/components/keys/types";
import { Button } from "@/components/ui/buttons/button";

/** Shows the buttons in the header of a key's page. */
export function KeyHeaderActs({ of }: { of: Key }) {
  const { open } = useActs();
  return (
    <>
      <Button icon="edit" onClick={() => open("edit", of)}>
        Edit
      </Button>
      {of.status !== "expired" && (
        <Button icon="rotate" onClick={() => open("rotate", of)}>
          Rotate Secret…
        </Button>
      )}
      <KeyMenu of={of} writable boxed />
    </>
  );
}
