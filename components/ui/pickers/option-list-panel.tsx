"use client";

import { Command } from "cmdk";
import { useEffect, useState } from "react";
import { cn } from "@/components/ui/cn";
import { controlVariants } from "@/components/ui/fields/control";
import type { Option } from "@/components/ui/fields/select";
import { Icon } from "@/components/ui/icon";
import { forgetKeys, readKeys } from "@/components/ui/popovers/early-keys";
import { menuItemVariants, menuLabel } from "@/components/ui/popovers/menu-item";
import type { OptionListProps } from "./options";
import { useFound } from "./use-found";

/** Shows the list of options. Its code is loaded when it first appears. */
export function OptionListPanel(props: OptionListProps) {
  const { options, find, label, chosen, multiple, autoFocus, onSelect } = props;
  const [text, setText] = useState(readKeys);
  useEffect(forgetKeys, []);
  const [kept, setKept] = useState<readonly Option[]>([]);
  const { found, state } = useFound(text, find, 1);
  const all = unique([...options, ...kept.filter(({ value }) => chosen.includes(value)), ...found]);
  const words = text.trim().toLowerCase();
  const shown = all.filter((option) => option.label.toLowerCase().includes(words) || found.includes(option));
  const type = (next: string) => {
    // A found option stays listed while it is selected.
    setKept(unique([...kept, ...found]));
    setText(next);
  };
  return (
    <Command shouldFilter={false} loop label={label}>
      <Command.Input
        autoFocus={autoFocus}
        className={cn(controlVariants(), "mb-1")}
        placeholder={label}
        value={text}
        onValueChange={type}
      />
      <Command.List className="max-h-64 overflow-y-auto" label={label} aria-multiselectable={multiple}>
        {shown.map((option) => (
          <Row
            key={option.value}
            option={option}
            chosen={chosen.includes(option.value)}
            multiple={multiple}
            onSelect={() => onSelect(option)}
          />
        ))}
      </Command.List>
      <p className={cn(menuLabel, "empty:hidden")} role="status">
        {state === "failed" && "The search failed. Type again to retry."}
        {state === "pending" && "Searching…"}
        {shown.length === 0 && (state === "done" || (state === "idle" && words !== "")) && "No matches"}
        {find &&
          words === "" &&
          (options.length > 0 ? `The first ${options.length}. Type to search all.` : "Type to search.")}
      </p>
    </Command>
  );
}

const unique = (options: readonly Option[]) =>
  [...new Map(options.toReversed().map((option) => [option.value, option])).values()].toReversed();

type RowProps = { option: Option; chosen: boolean; multiple: boolean | undefined; onSelect: () => void };

function Row({ option: { value, label, hint }, chosen, multiple, onSelect }: RowProps) {
  return (
    <Command.Item
      // cmdk treats a blank value as missing.
      value={`option ${value}`}
      className={cn(menuItemVariants(), "data-[selected=true]:bg-hover")}
      onSelect={onSelect}
      {...(multiple ? { "aria-checked": chosen } : { "aria-current": chosen ? "true" : undefined })}
    >
      {multiple && <Box checked={chosen} />}
      <span className="truncate">{label}</span>
      {hint && <span className="ml-auto truncate pl-2 text-12 text-ink-3">{hint}</span>}
      {!multiple && chosen && (
        <span className={hint ? "" : "ml-auto"}>
          <Icon name="check" label="Chosen" />
        </span>
      )}
    </Command.Item>
  );
}

function Box({ checked }: { checked: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        "grid size-4 flex-none place-items-center rounded-5 border border-line-3 bg-paper",
        checked && "border-ink bg-ink [&_svg]:text-ink-inverse",
      )}
    >
      {checked && <Icon name="check" size={12} />}
    </span>
  );
}
