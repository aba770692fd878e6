"use client";

import dynamic from "next/dynamic";
import { Button } from "@/components/ui/buttons/button";
import { useDialog } from "@/components/ui/dialogs/use-dialog";
import { Opener } from "@/components/ui/popovers/opener";
import { Tooltip } from "@/components/ui/popovers/tooltip";
import type { ActProps } from "@/components/workflows/types";

const TriggerRunDialog = dynamic(
  () => import("./trigger-run-dialog").then((module) => module.TriggerRunDialog),
  {
    loading: () => null,
  },
);

/** Shows the button that starts a run. Its dialog is loaded when it opens. */
export function TriggerRun(props: ActProps) {
  const { open, wasOpen, setOpen } = useDialog({});
  if (!props.workflow.active) {
    return (
      <Tooltip content="Activate the workflow to run it.">
        <Button variant="primary" icon="send" aria-disabled>
          Run now…
        </Button>
      </Tooltip>
    );
  }
  return (
    <>
      <Opener
        trigger={
          <Button variant="primary" icon="send">
            Run now…
          </Button>
        }
        open={open}
        onOpen={() => setOpen(true)}
      />
      {wasOpen && <TriggerRunDialog {...props} open={open} onOpenChange={setOpen} />}
    </>
  );
}
