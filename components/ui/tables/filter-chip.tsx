"use client";

import { type ComponentProps, useState } from "react";
import { Button } from "@/components/ui/buttons/button";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";
import { OptionList } from "@/components/ui/pickers/option-list";
import type { Options } from "@/components/ui/pickers/options";
import { Menu, type MenuItem } from "@/components/ui/popovers/menu";
import { Popover } from "@/components/ui/popovers/popover";

type FilterProps = Options & {
  label: string;
  values: readonly string[];
  onChange: (values: string[]) => void;
};

/** Shows a filter with several values. Apply sets them. */
export function FilterChip({ label, values: set, onChange, options, find }: FilterProps) {
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<readonly string[]>(set);
  const apply = (values: readonly string[]) => {
    onChange([...values]);
    setOpen(false);
  };
  const toggle = (value: string) =>
    setChosen(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  const onOpenChange = (next: boolean) => {
    setChosen(set);
    setOpen(next);
  };
  const unknown = set.filter((value) => !options.some((option) => option.value === value));
  const all = [...unknown.map((value) => ({ value, label: value })), ...options];
  const names = all.filter((option) => set.includes(option.value)).map((option) => option.label);
  return (
    <Popover
      label={label}
      open={open}
      onOpenChange={onOpenChange}
      className="w-64 p-0"
      trigger={<Face label={label} value={names.length > 2 ? `${names.length} chosen` : names.join(", ")} />}
    >
      <div className="p-1">
        <OptionList
          autoFocus
          multiple
          label={`Search ${label.toLowerCase()}`}
          options={all}
          find={find}
          chosen={chosen}
          onSelect={({ value }) => toggle(value)}
        />
      </div>
      <div className="flex justify-end gap-2 rounded-b-[10px] border-t border-line bg-foot p-2">
        <Button size="s" variant="ghost" onClick={() => apply([])}>
          Reset
        </Button>
        <Button size="s" variant="primary" onClick={() => apply(chosen)}>
          Apply
        </Button>
      </div>
    </Popover>
  );
}

type ChoiceProps = Options & {
  label: string;
  /** The selected value, or null. */
  value: string | null;
  onChange: (value: string | null) => void;
  /** The default value. The chip shows it while nothing is selected. */
  standard?: string;
};

/** Shows a filter with one value. A selection applies immediately. */
export function ChoiceChip({ label, value: set, onChange, options, find, standard }: ChoiceProps) {
  const value = set ?? standard;
  const current = options.find((option) => option.value === value);
  const [open, setOpen] = useState(false);
  if (find) {
    return (
      <Popover
        label={label}
        open={open}
        onOpenChange={setOpen}
        className="w-64 p-1"
        trigger={<Face label={label} value={current?.label ?? value} />}
      >
        <OptionList
          autoFocus
          label={`Search ${label.toLowerCase()}`}
          options={options}
          find={find}
          chosen={value ? [value] : []}
          onSelect={(option) => {
            setOpen(false);
            onChange(option.value === value ? null : option.value);
          }}
        />
      </Popover>
    );
  }
  const any = standard === undefined && current ? [{ label: "Any", onSelect: () => onChange(null) }] : [];
  return (
    <Menu
      label={label}
      align="start"
      trigger={<Face label={label} value={current?.label} />}
      items={[
        ...options.map((option) => ({
          label: option.label,
          current: option.value === value,
          onSelect: () => onChange(option.value === standard ? null : option.value),
        })),
        ...any,
      ]}
    />
  );
}

type LinkProps = { label: string; value: string; items: readonly MenuItem[] };

/** Shows a filter whose values are links to other pages. */
export function LinkChip({ label, value, items }: LinkProps) {
  return <Menu label={label} align="start" trigger={<Face label={label} value={value} />} items={items} />;
}

type FaceProps = ComponentProps<"button"> & { label: string; value: string | undefined };

function Face({ label, value, ...rest }: FaceProps) {
  return (
    <button
      type="button"
      {...rest}
      className={cn(
        "inline-flex h-8 max-w-full items-center gap-1.5 rounded-8 border border-line-2 px-2.5 text-13 font-medium whitespace-nowrap hover:bg-hover hover:text-ink aria-expanded:bg-hover aria-expanded:text-ink",
        value ? "text-ink" : "border-dashed text-ink-2",
      )}
    >
      {!value && <Icon name="plus" size={14} className="text-ink-3" />}
      {label}
      {value && (
        <span className="min-w-0 truncate border-l border-line-2 pl-[7px] leading-5 text-accent">
          {value}
        </span>
      )}
    </button>
  );
}
