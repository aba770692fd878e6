"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useMemo, useState } from "react";
import { rowCommands } from "@/components/layout/row-commands";
import { useDialog } from "@/components/ui/dialogs/use-dialog";
import { collectKeys, forgetKeys } from "@/components/ui/popovers/early-keys";
import { loadOnApproach } from "@/components/ui/popovers/load-on-approach";
import { Opener } from "@/components/ui/popovers/opener";
import { CommandButton } from "./command-button";
import type { Command, CommandsProps } from "./commands";
import { useOwnCommands } from "./use-own-commands";
import { useShortcuts } from "./use-shortcuts";

const loadDialog = () => import("./command-dialog").then((module) => module.CommandDialog);
const CommandDialog = dynamic(loadDialog, { loading: () => null });
const ShortcutsDialog = dynamic(() => import("./shortcuts-dialog").then((module) => module.ShortcutsDialog), {
  loading: () => null,
});

/** Shows the button of the command palette and, on click or ⌘K, its dialog. Runs the shortcuts of commands. */
export function CommandPalette({ groups, signOut, isMac, ...props }: CommandsProps & { isMac: boolean }) {
  const router = useRouter();
  const [held, setHeld] = useState(false);
  const { open, wasOpen, setOpen } = useDialog({ open: held, onOpenChange: setHeld });
  const [helping, setHelping] = useState(false);
  const showShortcuts = useCallback(() => setHelping(true), []);
  const own = useOwnCommands({ signOut, showShortcuts });
  const all = useMemo(() => [...groups, own], [groups, own]);
  const withShortcut = useMemo(
    () => [...all.flatMap(({ commands }) => commands).filter(({ shortcut }) => shortcut), ...rowCommands],
    [all],
  );
  const go = useCallback(
    (command: Command) => {
      if ("run" in command) command.run();
      if ("href" in command) router.push(command.href);
    },
    [router],
  );
  useShortcuts(withShortcut, go);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // Loaded with the first key of the shortcut, so that the dialog opens at once.
      if (event.key === "Meta" || event.key === "Control") void loadDialog();
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      if (held) forgetKeys();
      else collectKeys();
      setHeld(!held);
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [held]);
  return (
    <>
      <Opener
        trigger={<CommandButton isMac={isMac} {...loadOnApproach({}, loadDialog)} onClick={collectKeys} />}
        open={open}
        onOpen={() => setOpen(true)}
      />
      {wasOpen && <CommandDialog {...props} groups={all} go={go} open={open} onOpenChange={setOpen} />}
      {helping && <ShortcutsDialog commands={withShortcut} onClose={() => setHelping(false)} />}
    </>
  );
}
