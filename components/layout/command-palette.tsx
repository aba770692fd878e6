"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { CommandButton } from "@/components/layout/command-button";
import type { CommandsProps } from "@/components/layout/commands";
import { Opener } from "@/components/ui/opener";
import { useDialog } from "@/components/ui/use-dialog";
import { whenIdle } from "@/components/ui/when-idle";

const loadDialog = () => import("./command-dialog").then((module) => module.CommandDialog);
const CommandDialog = dynamic(loadDialog);

/** Shows the button of the command palette and, on click or ⌘K, its dialog. */
export function CommandPalette(props: CommandsProps) {
  const [held, setHeld] = useState(false);
  const { open, wasOpen, setOpen } = useDialog({ open: held, onOpenChange: setHeld });
  // Loaded ahead, so that it opens at once and takes the first keys.
  useEffect(() => whenIdle(() => void loadDialog()), []);
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
