"use client";

import dynamic from "next/dynamic";
import { Button } from "@/components/ui/button";
import { Opener } from "@/components/ui/opener";
import { Tooltip } from "@/components/ui/tooltip";
import { useDialog } from "@/components/ui/use-dialog";
import type { ActProps } from "./types";

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
