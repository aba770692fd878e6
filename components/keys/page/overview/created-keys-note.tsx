"use client";

import { useActs } from "@/components/keys/acts";
import type { Key } from "@/components/keys/types";
import { Button } from "@/components/ui/buttons/button";
import { Alert } from "@/components/ui/feedback/alert";
import { plural } from "@/components/ui/values/format";

type Props = {
  of: Key;
  /** The number of unrevoked keys that it created. */
  created: number;
  writable: boolean;
};

/** Shows that keys which a leaked or revoked key created still work, and the button that revokes them. */
export function CreatedKeysNote({ of, created, writable }: Props) {
  const { open } = useActs();
  return (
    <Alert
      tone="amber"
      className="mb-4"
      strong={`This key created ${plural(created, "key that is", "keys that are")} not revoked.`}
      action={
        writable && (
          <Button size="s" onClick={() => open("revoke", of)}>
            {of.revokedAt ? "Revoke Created Keys…" : "Revoke…"}
          </Button>
        )
      }
    >
      Whoever knew its secret may have created {created === 1 ? "it" : "them"}.
    </Alert>
  );
}
