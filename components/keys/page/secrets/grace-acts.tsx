"use client";

import { useState } from "react";
import { failure, useActs } from "@/components/keys/acts";
import { type Grace, GraceChoice, graceSeconds, graceWords } from "@/components/keys/confirm/grace-choice";
import type { Key } from "@/components/keys/types";
import { Button } from "@/components/ui/buttons/button";
import { Confirm } from "@/components/ui/dialogs/confirm";
import { Alert } from "@/components/ui/feedback/alert";
import { LastUse, type SecretFacts } from "./last-use";

/** Shows the buttons that end or extend the grace period of the retiring secret. */
export function GraceActs({ of }: { of: Key }) {
  const { keyContext } = useActs();
  const { slug } = keyContext.organization;
  const { endGrace, extendGrace } = keyContext.actions;
  const [grace, setGrace] = useState<Grace>({ choice: "86400", hours: "" });
  const retiring = of.secrets.find(({ current }) => !current);
  const prefix = retiring?.prefix ?? "";
  const ref = { id: of.id, version: of.version };
  return (
    <>
      <Confirm
        trigger={<Button size="s">Extend…</Button>}
        title={`Extend the grace of ${prefix}`}
        description="Counted from now on. It never outlives the key’s own expiry."
        verb="Extend grace"
        harmless
        request={{
          route: "POST /api/keys/:id/extend-grace",
          getInput: () => ({ ...ref, graceSeconds: graceSeconds(grace) }),
        }}
        onConfirm={async () => {
          const seconds = graceSeconds(grace);
          if (seconds === null) return graceWords(grace);
          const result = await extendGrace(slug, { ...ref, graceSeconds: seconds });
          return result.ok ? undefined : failure(result);
        }}
      >
        <GraceChoice legend="The old secret still works for" value={grace} onChange={setGrace} />
      </Confirm>
      <Confirm
        trigger={
          <Button size="s" variant="danger">
            End grace…
          </Button>
        }
        title={`End the grace of ${prefix}?`}
        description="The next request with this secret is refused. The current one keeps working."
        verb="End grace"
        request={{ route: "POST /api/keys/:id/end-grace", getInput: () => ref }}
        onConfirm={async () => {
          const result = await endGrace(slug, ref);
          return result.ok ? undefined : failure(result);
        }}
      >
        {retiring && <RetiringUse secret={retiring} />}
      </Confirm>
    </>
  );
}

/** Shows the last use of the retiring secret. */
function RetiringUse({ secret }: { secret: SecretFacts }) {
  if (secret.lastUsedAt === null) return <Alert strong="Never used.">No client is affected.</Alert>;
  return (
    <Alert tone="amber" strong="Clients may still use it.">
      Last used <LastUse of={secret} />. Wait until they use the new secret, or extend the grace.
    </Alert>
  );
}
