"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { CommandButton } from "@/components/layout/command-button";
import type { CommandsProps } from "@/components/layout/commands";
import { Opener } from "@/components/ui/opener";
import { useDialog } from "@/components/ui/use-dialog";

const CommandDialog = dynamic(() => import("./command-dialog").then((module) => module.CommandDialog));

/** Shows the button of the command palette and, on click or ⌘K, its dialog. */
export function CommandPalette(props: CommandsProps) {
  const [held, setHeld] = useState(false);
  const { open, wasOpen, setOpen } = useDialog({ open: held, onOpenChange: setHeld });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      setHeld((before) => !before);
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <>
      <Opener trigger={<CommandButton />} open={open} onOpen={() => setOpen(true)} />
      {wasOpen && <CommandDialog {...props} open={open} onOpenChange={setOpen} />}
    </>
  );
}
