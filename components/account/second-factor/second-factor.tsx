"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { sendForm } from "@/components/account/send-form";
import { useStepUp } from "@/components/forms/use-step-up";
import { StateBadge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { List, ListItem, ListText } from "@/components/ui/card";
import { Confirm } from "@/components/ui/confirm";
import { plural } from "@/components/ui/format";
import { RelativeTime } from "@/components/ui/relative-time";
import { useToast } from "@/components/ui/toast";
import { useResult } from "@/components/ui/use-result";
import type { SecondFactorActions } from "./types";

const SetUpDialog = dynamic(() => import("./set-up-dialog").then((module) => module.SetUpDialog), {
  loading: () => null,
});
const CodesDialog = dynamic(() => import("./codes-dialog").then((module) => module.CodesDialog), {
  loading: () => null,
});

type Props = {
  /** The time since which it is on, or null. */
  since: string | null;
  recoveryCodesLeft: number;
  actions: SecondFactorActions;
};

/** Shows whether the second factor is on, and the buttons that change it. */
export function SecondFactor({ since, recoveryCodesLeft, actions }: Props) {
  const toast = useToast();
  const [started, setStarted] = useState<{ secret: string; uri: string } | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const failed = ({ message, reason }: { message: string; reason: string | null }) => {
    if (reason !== "step_up") toast({ text: message, bad: true });
  };
  const start = useResult(() => sendForm(actions.start), setStarted, failed);
  const replace = useResult(
    () => sendForm(actions.replaceCodes),
    ({ recoveryCodes }) => setCodes(recoveryCodes),
    failed,
  );
  return (
    <>
      <List>
        <ListItem>
          <ListText>
            <span className="flex items-center gap-1.5">
              <strong>Authenticator app</strong>
              {since && <StateBadge state="enabled">On</StateBadge>}
            </span>
            <span className="text-12 text-ink-3">
              {since ? (
                <>
                  On since <RelativeTime at={since} as="day" />. Sign-in asks for a code after the password.
                </>
              ) : (
                "Sign-in asks for a code of your phone after the password."
              )}
            </span>
          </ListText>
          {since ? (
            <TurnOff actions={actions} />
          ) : (
            <Button size="s" pending={start.pending} onClick={() => start.send(undefined)}>
              Set up…
            </Button>
          )}
        </ListItem>
        {since && (
          <ListItem>
            <ListText>
              <strong>Recovery codes</strong>
              <span className="block text-12 text-ink-3">
                {plural(recoveryCodesLeft, "code")} left. Each signs you in once without your phone.
              </span>
            </ListText>
            <Button size="s" pending={replace.pending} onClick={() => replace.send(undefined)}>
              Create new codes
            </Button>
          </ListItem>
        )}
      </List>
      {started && (
        <SetUpDialog
          {...started}
          confirm={actions.confirm}
          onClose={() => setStarted(null)}
          onDone={(made) => {
            setStarted(null);
            setCodes(made);
          }}
        />
      )}
      {codes && <CodesDialog codes={codes} onClose={() => setCodes(null)} />}
    </>
  );
}

function TurnOff({ actions }: Pick<Props, "actions">) {
  const toast = useToast();
  const withStepUp = useStepUp();
  return (
    <Confirm
      trigger={<Button size="s">Turn off…</Button>}
      title="Turn off two-factor authentication?"
      description="Sign-in then needs your password alone. Your recovery codes stop working."
      verb="Turn off"
      onConfirm={async () => {
        const result = await withStepUp(() => sendForm(actions.remove));
        if (!result.ok) return result.error.message;
        toast({ text: "Two-factor authentication is off." });
      }}
    />
  );
}
