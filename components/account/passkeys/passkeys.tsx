"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { List, ListItem, ListText } from "@/components/ui/card";
import { PasskeyItem } from "./passkey-item";
import type { Passkey, PasskeyActions } from "./types";

const AddDialog = dynamic(() => import("./add-dialog").then((module) => module.AddDialog), {
  loading: () => null,
});

type Props = {
  passkeys: readonly Passkey[];
  /** False at addresses where browsers have no passkeys. */
  isAvailable: boolean;
  actions: PasskeyActions;
};

/** Shows the passkeys of the user, and the button that adds one. */
export function Passkeys({ passkeys, isAvailable, actions }: Props) {
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <List>
        {passkeys.map((passkey) => (
          <PasskeyItem key={passkey.id} passkey={passkey} remove={actions.remove} />
        ))}
        <ListItem>
          <ListText className="text-12 text-ink-3">
            {isAvailable
              ? "Sign in with your fingerprint, face or screen lock, without password and code."
              : "Passkeys need https and a host name. Open Keystead at such an address to add one."}
          </ListText>
          {isAvailable && (
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
