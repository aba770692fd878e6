import dynamic from "next/dynamic";
import { useState } from "react";
import { sendForm } from "@/components/account/send-form";
import { Button } from "@/components/ui/buttons/button";
import { useResult } from "@/components/ui/feedback/use-result";
import type { SecondFactorActions } from "./types";
import { useFailureToast } from "./use-failure-toast";

const SetUpDialog = dynamic(() => import("./set-up-dialog").then((module) => module.SetUpDialog), {
  loading: () => null,
});

type Props = Pick<SecondFactorActions, "start" | "confirm"> & {
  /** Receives the recovery codes. */
  onDone: (recoveryCodes: string[]) => void;
};

/** Shows the button that sets up the second factor. */
export function SetUp({ start, confirm, onDone }: Props) {
  const [started, setStarted] = useState<{ secret: string; uri: string } | null>(null);
  const { send, pending } = useResult(() => sendForm(start), setStarted, useFailureToast());
  return (
    <>
      <Button size="s" pending={pending} onClick={() => send(undefined)}>
        Set up…
      </Button>
      {started && (
        <SetUpDialog
          {...started}
          confirm={confirm}
          onClose={() => setStarted(null)}
          onDone={(codes) => {
            setStarted(null);
            onDone(codes);
          }}
        />
      )}
    </>
  );
}
