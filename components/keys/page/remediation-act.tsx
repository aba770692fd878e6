"use client";

import { useActs } from "@/components/keys/acts";
import type { Key } from "@/components/keys/types";
import { Button } from "@/components/ui/buttons/button";

/** Shows the button that changes a key so that the check which refused a request lets it through. */
export function RemediationAct({ of, check }: { of: Key; check: string }) {
  const { open, doNow } = useActs();
  if (check === "revoked") {
    return (
      <Button size="s" onClick={() => open("restore", of)}>
        Restore…
      </Button>
    );
  }
  if (check === "disabled") {
    return (
      <Button size="s" onClick={() => void doNow("enable", of)}>
        Enable
      </Button>
    );
  }
  return (
    <Button size="s" onClick={() => open("edit", of)}>
      Edit
    </Button>
  );
}
