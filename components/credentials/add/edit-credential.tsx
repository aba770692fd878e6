"use client";

import dynamic from "next/dynamic";
import { useQueryState } from "nuqs";
import { useState } from "react";
import type { ActProps } from "@/components/credentials/types";
import { EditButton } from "@/components/resource/edit-button";
import { parseAsSwitch } from "@/components/resource/list/params";

const EditCredentialDialog = dynamic(
  () => import("./edit-credential-dialog").then((module) => module.EditCredentialDialog),
  { loading: () => null },
);

type Props = ActProps & {
  /** In the row of the list, or in the sheet, where the address can open it (`edit=1`). */
  inRow: boolean;
};

/** Shows the button that edits a credential. */
export function EditCredential({ inRow, ...props }: Props) {
  const [pressed, setPressed] = useState(false);
  const [named, setNamed] = useQueryState("edit", parseAsSwitch);
  return (
    <EditButton
      name={props.credential.name}
      inRow={inRow}
      open={pressed || (!inRow && named)}
      onOpenChange={(next) => {
        setPressed(next);
        if (!next) void setNamed(null);
      }}
    >
      {(dialog) => <EditCredentialDialog {...props} {...dialog} />}
    </EditButton>
  );
}
