"use client";

import dynamic from "next/dynamic";
import { parseAsString, useQueryState } from "nuqs";
import { credentialTabs } from "@/components/credentials/list/credential-tabs";
import { Button } from "@/components/ui/buttons/button";
import { useDialog } from "@/components/ui/dialogs/use-dialog";
import { Opener } from "@/components/ui/popovers/opener";
import { type AddProps, PICKING } from "./add-props";

const AddCredentialDialog = dynamic(
  () => import("./add-credential-dialog").then((module) => module.AddCredentialDialog),
  { loading: () => null },
);

type Props = AddProps & {
  /** Whether another button is the next step of the page. */
  secondary?: boolean;
};

/** The button that adds a credential. Its dialog is loaded when the address opens it. */
export function AddCredential({ secondary, ...props }: Props) {
  const [wanted, setWanted] = useQueryState(props.param ?? "new", parseAsString);
  const { open, wasOpen } = useDialog({ open: wanted !== null });
  return (
    <>
      <Opener
        trigger={
          <Button variant={secondary ? "default" : "primary"} icon="plus">
            {credentialTabs[props.tab ?? "provider"].add}
          </Button>
        }
        open={open}
        onOpen={() => void setWanted(PICKING, { history: "push" })}
      />
      {wasOpen && <AddCredentialDialog {...props} />}
    </>
  );
}
