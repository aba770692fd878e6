"use client";

import dynamic from "next/dynamic";
import { useCreateDialog } from "@/components/resource/use-create-dialog";
import { Button } from "@/components/ui/button";
import { Opener } from "@/components/ui/opener";
import { useDialog } from "@/components/ui/use-dialog";
import type { NewProps } from "./new-runtime-dialog";

const NewRuntimeDialog = dynamic(
  () => import("./new-runtime-dialog").then((module) => module.NewRuntimeDialog),
  { loading: () => null },
);

type Props = NewProps & {
  /** The URL parameter that opens the dialog. */
  param?: string;
  /** True if the page has another primary button. */
  secondary?: boolean;
};

/** Shows the button that creates a runtime. Its dialog is loaded when it opens. */
export function NewRuntime({ param, secondary, ...props }: Props) {
  const [wanted, setWanted] = useCreateDialog(param);
  const { open, wasOpen, setOpen } = useDialog({ open: wanted, onOpenChange: setWanted });
  return (
    <>
      <Opener
        trigger={
          <Button variant={secondary ? "default" : "primary"} icon="plus">
            New Runtime
          </Button>
        }
        open={open}
        onOpen={() => setOpen(true)}
      />
      {wasOpen && <NewRuntimeDialog {...props} open={open} onOpenChange={setOpen} />}
    </>
  );
}
