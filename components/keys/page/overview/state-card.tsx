"use client";

import { useActs } from "@/components/keys/acts";
import { StateSwitches } from "@/components/keys/forms/state-switches";
import type { Key } from "@/components/keys/types";
import { Card } from "@/components/ui/card";

/** Shows the switches of a key on its page. Disabling, revoking and restoring need a confirmation. */
export function StateCard({ of }: { of: Key }) {
  const { open, doNow } = useActs();
  return (
    <Card className="px-4">
      <StateSwitches
        enabled={of.enabled}
        revoked={of.revokedAt !== null}
        wasRevoked={false}
        onEnabled={(enabled) => (enabled ? void doNow("enable", of) : open("disable", of))}
        onRevoked={(revoked) => open(revoked ? "revoke" : "restore", of)}
      />
    </Card>
  );
}
