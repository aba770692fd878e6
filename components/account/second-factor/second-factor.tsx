"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { List, ListItem, ListText } from "@/components/ui/card";
import { StateBadge } from "@/components/ui/values/badge";
import { RelativeTime } from "@/components/ui/values/relative-time";
import { RecoveryCodes } from "./recovery-codes";
import { SetUp } from "./set-up";
import { TurnOff } from "./turn-off";
import type { SecondFactorActions } from "./types";

const CodesDialog = dynamic(() => import("./codes-dialog").then((module) => module.CodesDialog), {
  loading: () => null,
});

type Props = {
  /** The time since which it is on, or null. */
  since: string | null;
  recoveryCodesLeft: number;
  /** Whether codes of the app can be checked. */
  readable: boolean;
  actions: SecondFactorActions;
};

/** Shows whether the second factor is on, and the buttons that change it. */
export function SecondFactor({ since, recoveryCodesLeft, readable, actions }: Props) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  return (
    <>
      <List>
        <ListItem>
          <ListText>
            <span className="flex items-center gap-1.5">
              <strong>Authenticator app</strong>
              {since && readable && <StateBadge state="enabled">On</StateBadge>}
              {since && !readable && <StateBadge state="unreadable" />}
            </span>
            <span className="text-12 text-ink-3">
              {readable
                ? "Sign-in asks for a code of your phone after the password."
                : "Codes of your phone cannot be checked. Turn it off with a recovery code, then set it up again."}
              {since && (
                <>
                  {" "}
                  On since <RelativeTime at={since} as="day" />.
                </>
              )}
            </span>
          </ListText>
          {since ? (
            <TurnOff remove={actions.remove} />
          ) : (
            <SetUp start={actions.start} confirm={actions.confirm} onDone={setCodes} />
          )}
        </ListItem>
        {since && (
          <RecoveryCodes left={recoveryCodesLeft} replace={actions.replaceCodes} onCreated={setCodes} />
        )}
      </List>
      {codes && <CodesDialog codes={codes} onClose={() => setCodes(null)} />}
    </>
  );
}
