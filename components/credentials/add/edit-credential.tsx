"use client";

import dynamic from "next/dynamic";
import { useQueryState } from "nuqs";
import { useState } from "react";
import type { ActProps } from "@/components/credentials/types";
import { EditOpener } from "@/components/resource/edit-opener";
import { parseAsSwitch } from "@/components/resource/params";
import { useDialog } from "@/components/ui/use-dialog";

const EditCredentialDialog = dynamic(
  () => import("./edit-credential-dialog").then((module) => module.EditCredentialDialog),
  { loading: () => null },
);

type Props = ActProps & {
  /** In the row of the list, or in the sheet, where the address can open it (`edit=1`). */
  inRow: boolean;
};

/** The button that edits a credential. Its dialog is loaded when it opens. */
export function EditCredential({ inRow, ...props }: Props) {
  const [pressed, setPressed] = useState(false);
  const [named, setNamed] = useQueryState("edit", parseAsSwitch);
  const { open, wasOpen, setOpen } = useDialog({
    open: pressed || (!inRow && named),
    onOpenChange: (next) => {
      setPressed(next);
      if (!next) void setNamed(null);
    },
  });
  return (
    <>
      <EditOpener name={props.credential.name} inRow={inRow} open={open} onOpen={() => setOpen(true)} />
      {wasOpen && <EditCredentialDialog {...props} open={open} onOpenChange={setOpen} />}
    </>
  );
}
