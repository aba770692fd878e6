"use client";

import { useState } from "react";
import { Impact } from "@/components/credentials/impact";
import { isLinked } from "@/components/credentials/sheet/linked-resources";
import type { ActProps, Settled } from "@/components/credentials/types";
import { toErrorToast } from "@/components/ui/feedback/to-error-toast";
import { useToast } from "@/components/ui/feedback/toast";
import { useResult } from "@/components/ui/feedback/use-result";
import { useUndoToast } from "@/components/ui/feedback/use-undo-toast";
import { Switching } from "@/components/ui/fields/switching";
import { ActivationDialog } from "./activation-dialog";
import { settleCredential } from "./settle-credential";
import { toLoss } from "./to-loss";

/**
 * Tests a credential before it is activated, and asks if the test fails or another credential would lose its
 * calls. Asks before it is deactivated.
 */
export function SwitchActive({ credential, owners, actions, inRow }: ActProps & { inRow: boolean }) {
  const toast = useToast();
  const showUndo = useUndoToast();
  const [asked, setAsked] = useState<Settled | null>(null);
  const { slug } = owners.organization;
  const { id, version, name, active } = credential;
  const settling = useResult(
    () => settleCredential(actions, slug, credential),
    (settled) => {
      if (!settled.active) return setAsked(settled);
      showUndo(`${name} activated`, () => actions.deactivate(slug, { id, version: settled.version }), [id]);
    },
    (error) => toast(toErrorToast(error)),
  );
  return (
    <>
      <Switching
        name={name}
        isOn={active}
        inRow={inRow}
        on={{ verb: "Activate", pending: settling.pending, start: () => settling.send(undefined) }}
        off={{
          verb: "Deactivate",
          does: "Deactivate credential",
          description: "Calls stop using it until you activate it again. Its links are kept.",
          harmless: !isLinked(credential),
          request: {
            route: "PUT /api/provider-credentials/:credential_id/deactivate",
            getInput: () => ({ id, version }),
          },
          run: () => actions.deactivate(slug, { id, version }),
          onDone: (changed) =>
            showUndo(`${name} deactivated`, () => actions.activate(slug, { id, version: changed.version }), [
              id,
            ]),
        }}
      >
        <Impact
          credential={credential}
          owners={owners}
          readUse={actions.readUse}
          toConsequence={(alternative) => toLoss(credential, alternative)}
        />
      </Switching>
      {asked && (
        <ActivationDialog
          organization={slug}
          settled={asked}
          actions={actions}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}
