"use client";

import { type ChangeEvent, type ClipboardEvent, type KeyboardEvent, useId, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";
import { chipVariants } from "@/components/ui/values/chip-variants";
import { controlVariants } from "./control";
import { splitEntries } from "./entries";
import { FieldText } from "./field";

type Props = {
  id?: string;
  /** The name of the form field that holds the entries, joined by commas. */
  name?: string;
  value?: readonly string[];
  defaultValue?: readonly string[];
  onChange?: (entries: string[]) => void;
  /** Returns the error message of an entry, or undefined. */
  check?: (entry: string) => string | undefined;
  /** The server's error messages, by entry. */
  errors?: Readonly<Record<string, string>>;
  placeholder?: string;
  autoFocus?: boolean;
  "aria-label"?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
};

/** Shows an input for a list of values. Enter, a comma, a pasted list or blur turns the text into chips. */
export function ChipInput(props: Props) {
  const { name, value, defaultValue = [], onChange, check, errors = {}, placeholder, ...control } = props;
  const [own, setOwn] = useState<readonly string[]>(defaultValue);
  const entries = value ?? own;
  const { input, remove, typing } = useEditing(entries, (next) => {
    setOwn(next);
    onChange?.(next);
  });
  const errorId = useId();
  const findProblem = (entry: string) => check?.(entry) ?? errors[entry];
  const problems = entries.flatMap((entry) => findProblem(entry) ?? []);
  const problem = toMessage(problems, entries.length);
  const describedBy = [control["aria-describedby"], problem && errorId].filter(Boolean).join(" ");
  return (
    <>
      {/* biome-ignore lint/a11y: a click on the box focuses its input, which handles the keys */}
      <div
        className={cn(
          controlVariants({ invalid: Boolean(problem || control["aria-invalid"]) }),
          "flex h-auto min-h-8.5 cursor-text flex-wrap items-center gap-1 px-1.5 py-[5px] max-sm:min-h-10",
        )}
        onClick={(event) => event.target === event.currentTarget && input.current?.focus()}
      >
        {entries.map((entry) => (
          <Entry key={entry} entry={entry} bad={Boolean(findProblem(entry))} onRemove={() => remove(entry)} />
        ))}
        <input
          {...control}
          {...typing}
          ref={input}
          className="h-5.5 w-9 min-w-9 flex-1 bg-transparent px-1 text-13 outline-0 placeholder:text-ink-3 max-sm:text-16 max-sm:font-normal"
          placeholder={entries.length === 0 ? placeholder : undefined}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-invalid={problem ? true : control["aria-invalid"]}
          aria-describedby={describedBy || undefined}
        />
        {name && <input type="hidden" name={name} value={entries.join(",")} />}
      </div>
      <FieldText id={errorId} error={problem} />
    </>
  );
}

/** Adds and removes entries. `typing` are the props of the input whose text becomes entries. */
function useEditing(entries: readonly string[], change: (entries: string[]) => void) {
  const [draft, setDraft] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const add = (text: string) => {
    setDraft("");
    const next = splitEntries(text, entries);
    if (next.length > entries.length) change(next);
  };
  const remove = (entry: string) => {
    change(entries.filter((other) => other !== entry));
    input.current?.focus();
  };
  const typing = {
    value: draft,
    onChange: (event: ChangeEvent<HTMLInputElement>) => setDraft(event.target.value),
    onBlur: () => add(draft),
    onKeyDown: (event: KeyboardEvent) => {
      if ((event.key === "Enter" && draft.trim()) || event.key === ",") {
        event.preventDefault();
        add(draft);
      }
      const last = entries.at(-1);
      if (event.key === "Backspace" && draft === "" && last !== undefined) remove(last);
    },
    onPaste: (event: ClipboardEvent<HTMLInputElement>) => {
      const text = event.clipboardData.getData("text");
      if (!/[,\n]/.test(text)) return;
      event.preventDefault();
      add(`${draft}${text}`);
    },
  };
  return { input, remove, typing };
}

/** Returns the first problem, with the number of invalid entries if there are several. */
const toMessage = ([first, ...others]: readonly string[], entries: number) =>
  first && others.length > 0 ? `${others.length + 1} of ${entries} are invalid. ${first}` : first;

function Entry({ entry, bad, onRemove }: { entry: string; bad: boolean; onRemove: () => void }) {
  return (
    <span className={cn(chipVariants({ tone: bad ? "bad" : "entry" }), "max-w-full")}>
      <span className="truncate leading-5">{entry}</span>
      <button
        type="button"
        className={cn(
          "-mr-1 grid size-4.5 place-items-center rounded-[4px] hover:bg-hover hover:text-ink",
          !bad && "text-ink-3",
        )}
        aria-label={`Remove ${entry}`}
        onClick={onRemove}
      >
        <Icon name="x" size={12} />
      </button>
    </span>
  );
}
