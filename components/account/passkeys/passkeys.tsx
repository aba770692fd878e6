"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/buttons/button";
import { List, ListItem, ListText } from "@/components/ui/card";
import { PasskeyItem } from "./passkey-item";
import type { Passkey, PasskeyActions } from "./types";
import { useHasPasskeys } from "./use-has-passkeys";

const AddDialog = dynamic(() => import("./add-dialog").then((module) => module.AddDialog), {
  loading: () => null,
});

type Props = {
  passkeys: readonly Passkey[];
  actions: PasskeyActions;
};

/** Shows the passkeys of the user, and the button that adds one. */
export function Passkeys({ passkeys, actions }: Props) {
  const hasPasskeys = useHasPasskeys();
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <List>
        {passkeys.map((passkey) => (
          <PasskeyItem key={passkey.id} passkey={passkey} remove={actions.remove} />
        ))}
        <ListItem>
          <ListText className="text-12 text-ink-3">
            {hasPasskeys === false
              ? "Passkeys need https, a host name and a browser that supports them."
              : "Sign in with your fingerprint, face or screen lock, without password and code."}
          </ListText>
          {hasPasskeys && (
            <Button size="s" onClick={() => setAdding(true)}>
              Add passkey…
            </Button>
          )}
        </ListItem>
      </List>
      {isAdding && <AddDialog actions={actions} onClose={() => setAdding(false)} />}
    </>
  );
}
