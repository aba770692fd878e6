"use client";

import { type KeyboardEvent, type ReactNode, useState } from "react";
import type { Option } from "@/components/ui/select";
import { useFound } from "@/components/ui/use-found";

const MANY = 8;

/** What can be chosen from: the first of them, and a search for the others where those are not all. */
export type Options = {
  options: readonly Option[];
  find?: ((text: string) => Promise<readonly Option[]>) | undefined;
};

type Props = Options & {
  /** "Search projects" */
  label: string;
  /** Stays in the list when the search that found it is over. */
  isChosen: (option: Option) => boolean;
  /** The row of an option, whose first control chooses it. */
  children: (option: Option) => ReactNode;
};

/** Many options and a field that narrows them; the arrows go from row to row, Enter in the field takes the first. */
export function OptionList({ options, find, label, isChosen, children }: Props) {
  const [text, setText] = useState("");
  const [met, setMet] = useState<readonly Option[]>([]);
  const { found, state } = useFound(text, find, 1);
  const kept = [...met.filter(isChosen), ...found];
  const all = [...options, ...kept.filter(isNew(options))].filter(isFirst);
  const words = text.trim().toLowerCase();
  const shown = all.filter((option) => option.label.toLowerCase().includes(words) || found.includes(option));
  const change = (next: string) => {
    setMet(kept.filter(isFirst));
    setText(next);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the controls inside
    <div onKeyDown={step}>
      {(find || options.length > MANY) && (
        <input
          className="input mb-1"
          aria-label={label}
          placeholder={label}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => change(event.target.value)}
        />
      )}
      <div className="option-rows">{shown.map(children)}</div>
      <p className="menu-label empty:hidden" role="status">
        {state === "failed" && "The search failed. Type again to retry."}
        {state === "pending" && "Searching…"}
        {shown.length === 0 && (state === "idle" || state === "done") && "Nothing matches"}
        {find && words === "" && `The first ${options.length}. The others are found by name.`}
      </p>
    </div>
  );
}

const isNew = (options: readonly Option[]) => (option: Option) =>
  !options.some(({ value }) => value === option.value);

const isFirst = (option: Option, index: number, all: readonly Option[]) =>
  all.findIndex(({ value }) => value === option.value) === index;

/** Arrows step through the controls. Enter in the field takes the first row, and sends no form around the list. */
function step(event: KeyboardEvent<HTMLElement>) {
  const { key, target, currentTarget } = event;
  const stops = [...currentTarget.querySelectorAll<HTMLElement>("input, button, a")];
  const at = target instanceof HTMLElement ? stops.indexOf(target) : -1;
  const by = { ArrowDown: 1, ArrowUp: -1 }[key];
  const isSearch = target instanceof HTMLInputElement && target.type === "text";
  if (!by && !(key === "Enter" && isSearch)) return;
  event.preventDefault();
  if (by) stops[at + by]?.focus();
  else stops[at + 1]?.click();
}
