"use client";

import * as Radix from "@radix-ui/react-dialog";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { CommandButton } from "@/components/layout/command-button";
import { type Command, type CommandGroup, matchCommands } from "@/components/layout/commands";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { useFound } from "@/components/ui/use-found";

type Props = {
  /** What is always there: pages, projects, acts with their own address. */
  groups: readonly CommandGroup[];
  /** Finds keys and credentials by what is typed, on the server. */
  search?: (text: string) => Promise<CommandGroup[]>;
};

/** Search and commands: the field of the top bar, ⌘K from anywhere. */
export function CommandPalette({ groups, search }: Props) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      setOpen((before) => !before);
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      <Radix.Trigger asChild>
        <CommandButton />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className="scrim scrim-low scrim-box">
          <Radix.Content className="dialog" aria-describedby={undefined}>
            <Radix.Title className="sr-only">Search and commands</Radix.Title>
            <Search groups={groups} search={search} onDone={() => setOpen(false)} />
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Search({ groups, search, onDone }: Props & { onDone: () => void }) {
  const router = useRouter();
  const listId = useId();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const { found, state } = useFound(text, search);
  const shown = [...matchCommands(groups, text), ...found];
  const all = shown.flatMap((group) => group.commands);
  const chosen = all[Math.min(at, all.length - 1)];

  const type = (next: string) => {
    setText(next);
    setAt(0);
  };
  const go = (command: Command) => {
    if ("typed" in command) return type(command.typed);
    onDone();
    router.push(command.href);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setAt((Math.min(at, all.length - 1) + step + all.length) % Math.max(1, all.length));
    }
    if (event.key === "Enter" && chosen) go(chosen);
  };
  return (
    <>
      <input
        className="palette-input"
        role="combobox"
        aria-label="Search and commands"
        aria-expanded={all.length > 0}
        aria-controls={listId}
        aria-activedescendant={chosen && `${listId}-${chosen.id}`}
        placeholder="Search pages, projects, keys and credentials"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Results groups={shown} listId={listId} chosen={chosen} onChoose={go} />
      <p className="menu-label px-4 py-3 empty:hidden" role="status">
        {state === "failed" && "Keys and credentials could not be searched. Type again to retry."}
        {state === "pending" && all.length === 0 && "Searching…"}
        {(state === "idle" || state === "done") && all.length === 0 && "Nothing matches"}
      </p>
      <p className="palette-foot" aria-hidden="true">
        <Kbd>↑</Kbd>
        <Kbd>↓</Kbd> to choose
        <Kbd>Enter</Kbd> to open
        <Kbd>Esc</Kbd> to close
      </p>
    </>
  );
}

type ResultsProps = {
  groups: readonly CommandGroup[];
  listId: string;
  chosen: Command | undefined;
  onChoose: (command: Command) => void;
};

function Results({ groups, listId, chosen, onChoose }: ResultsProps) {
  return (
    <div className="palette-list" role="listbox" id={listId} aria-label="Results">
      {groups.map(({ heading, commands }) => (
        // biome-ignore lint/a11y/useSemanticElements: a group inside a listbox has no element of its own
        <div key={heading} role="group" aria-label={heading}>
          <p className="menu-label" aria-hidden="true">
            {heading}
          </p>
          {commands.map((command) => (
            <Result
              key={command.id}
              command={command}
              id={`${listId}-${command.id}`}
              selected={command === chosen}
              onChoose={() => onChoose(command)}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

type ResultProps = { command: Command; id: string; selected: boolean; onChoose: () => void };

function Result({ command, id, selected, onChoose }: ResultProps) {
  const { icon, label, hint } = command;
  const follow = (element: HTMLElement | null) => {
    if (selected) element?.scrollIntoView({ block: "nearest" });
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the keys are at the field above, which keeps the focus
    <div
      ref={follow}
      className="menu-item palette-item"
      role="option"
      id={id}
      aria-selected={selected}
      onClick={onChoose}
    >
      {icon && <Icon name={icon} />}
      <span className="truncate">{label}</span>
      {hint && <span className="palette-hint">{hint}</span>}
    </div>
  );
}
