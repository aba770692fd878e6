"use client";

import dynamic from "next/dynamic";
import { Button } from "@/components/ui/buttons/button";
import { useDialog } from "@/components/ui/dialogs/use-dialog";
import { Opener } from "@/components/ui/popovers/opener";
import type { ImportProps } from "./use-import";

const EnvDialog = dynamic(() => import("./env-dialog").then((module) => module.EnvDialog), {
  loading: () => null,
});

/** The button that imports a .env file. Its dialog is loaded when it opens. */
export function PasteEnv(props: ImportProps) {
  const { open, wasOpen, setOpen } = useDialog({});
  return (
    <>
      <Opener trigger={<Button icon="paste">Paste .env</Button>} open={open} onOpen={() => setOpen(true)} />
      {wasOpen && <EnvDialog {...props} open={open} onOpenChange={setOpen} />}
    </>
  );
}
