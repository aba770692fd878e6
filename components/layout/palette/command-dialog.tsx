"use client";

import * as Radix from "@radix-ui/react-dialog";
import { Command } from "cmdk";
import { useEffect, useState } from "react";
import { Kbd } from "@/components/ui/buttons/kbd";
import { cn } from "@/components/ui/cn";
import { dialogVariants, overlayVariants } from "@/components/ui/dialogs/dialog-parts";
import { Icon } from "@/components/ui/icon";
import { useFound } from "@/components/ui/pickers/use-found";
import { forgetKeys, readKeys } from "@/components/ui/popovers/early-keys";
import { menuItemVariants, menuLabel } from "@/components/ui/popovers/menu-item";
import { useOpener } from "@/components/ui/popovers/use-opener";
import { type CommandsProps, type Command as Entry, matchCommands } from "./commands";

type Props = Omit<CommandsProps, "signOut"> & {
  /** Runs a command. */
  go: (command: Entry) => void;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

const LABEL = "Search or jump to";

/** Shows the dialog of the command palette. Its code is loaded when it first opens. */
export function CommandDialog({ open, onOpenChange, ...commands }: Props) {
  const { remember, giveBack } = useOpener();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay data-slot="overlay" className={overlayVariants({ low: true, boxed: true })}>
          <Radix.Content
            className={dialogVariants({ boxed: true })}
            aria-describedby={undefined}
            onOpenAutoFocus={(event) => {
              remember();
              focusInput(event);
            }}
            onCloseAutoFocus={giveBack}
          >
            <Radix.Title className="sr-only">{LABEL}</Radix.Title>
            <Search {...commands} onDone={() => onOpenChange(false)} />
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Focuses the search. Unlike Radix, it does not select what was typed before the dialog appeared. */
function focusInput(event: Event) {
  event.preventDefault();
  if (event.target instanceof HTMLElement) event.target.querySelector("input")?.focus();
}

function Search({
  groups,
  search,
  go,
  onDone,
}: Omit<Props, "open" | "onOpenChange"> & { onDone: () => void }) {
  const [text, setText] = useState(readKeys);
  useEffect(forgetKeys, []);
  const { found, state } = useFound(text, search);
  const { byName, others } = matchCommands(groups, text);
  const shown = [...byName, ...found, ...others];
  const choose = (command: Entry) => {
    if ("typed" in command) return setText(command.typed);
    onDone();
    go(command);
  };
  return (
    <Command shouldFilter={false} loop label={LABEL}>
      <Command.Input
        className="palette-input"
        placeholder="Search pages, projects, keys and credentials"
        value={text}
        onValueChange={setText}
      />
      <Command.List className="palette-list" label="Results">
        {shown.map(({ heading, commands }) => (
          <Command.Group key={heading} heading={<span className={cn(menuLabel, "block")}>{heading}</span>}>
            {commands.map((command) => (
              <Result key={command.id} command={command} onSelect={() => choose(command)} />
            ))}
          </Command.Group>
        ))}
      </Command.List>
      <p className={cn(menuLabel, "px-4 py-3 empty:hidden")} role="status">
        {state === "failed" && "Keys and credentials could not be searched. Type again to retry."}
        {state === "pending" && shown.length === 0 && "Searching…"}
        {(state === "idle" || state === "done") && shown.length === 0 && "No matches"}
      </p>
      <p className="palette-foot" aria-hidden="true">
        <Kbd>↑</Kbd>
        <Kbd>↓</Kbd> to choose
        <Kbd>Enter</Kbd> to open
        <Kbd>Esc</Kbd> to close
      </p>
    </Command>
  );
}

function Result({ command, onSelect }: { command: Entry; onSelect: () => void }) {
  const { id, icon, label, hint, shortcut } = command;
  return (
    <Command.Item
      value={id}
      className={cn(menuItemVariants(), "data-[selected=true]:bg-hover")}
      onSelect={onSelect}
    >
      {icon && <Icon name={icon} />}
      <span className="truncate">{label}</span>
      {hint && <span className="palette-hint">{hint}</span>}
      {shortcut && (
        <span className="ml-auto flex gap-1 max-sm:hidden" aria-hidden="true">
          {shortcut.split(" ").map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
        </span>
      )}
    </Command.Item>
  );
}
