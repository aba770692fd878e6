"use client";

import dynamic from "next/dynamic";
import { useQueryState } from "nuqs";
import { type ReactElement, useState } from "react";
import { parseAsSwitch } from "@/components/resource/params";
import { Opener } from "@/components/ui/opener";
import { useDialog } from "@/components/ui/use-dialog";
import type { ActProps } from "./types";

const EditCredentialDialog = dynamic(() =>
  import("./edit-credential-dialog").then((module) => module.EditCredentialDialog),
);

type Props = ActProps & {
  trigger: ReactElement;
  /** Whether the address can open it (`edit=1`). */
  fromAddress?: boolean;
};

/** The button that edits a credential. Its dialog is loaded when it opens. */
export function EditCredential({ trigger, fromAddress, ...props }: Props) {
  const [pressed, setPressed] = useState(false);
  const [named, setNamed] = useQueryState("edit", parseAsSwitch);
  const { open, wasOpen, setOpen } = useDialog({
    open: pressed || (fromAddress === true && named),
    onOpenChange: (next) => {
      setPressed(next);
      if (!next) void setNamed(null);
    },
  });
  return (
    <>
      <Opener trigger={trigger} open={open} onOpen={() => setOpen(true)} />
      {wasOpen && <EditCredentialDialog {...props} open={open} onOpenChange={setOpen} />}
    </>
  );
}
