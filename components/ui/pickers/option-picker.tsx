"use client";

import { useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { controlVariants } from "@/components/ui/fields/control";
import type { Option } from "@/components/ui/fields/select";
import { Icon } from "@/components/ui/icon";
import { Popover } from "@/components/ui/popovers/popover";
import { OptionList } from "./option-list";
import type { Options } from "./options";

type Props = Options & {
  id?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
  /** The name of the field: "Project". */
  label: string;
  /** The label of the search field: "Search projects". */
  searchLabel: string;
  /** The selected option. It need not be in `options`. */
  chosen: Option;
  onChange: (option: Option) => void;
};

/** Shows a select with a search, for one of many options. */
export function OptionPicker({ label, searchLabel, chosen, onChange, options, find, ...control }: Props) {
  const face = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <Popover
      label={searchLabel}
      open={open}
      onOpenChange={setOpen}
      // A modal dialog blocks scrolling outside it.
      container={() => face.current?.closest<HTMLElement>("[data-slot=overlay]")}
      className="w-(--radix-popover-trigger-width) max-w-none p-1"
      trigger={
        <button
          {...control}
          ref={face}
          type="button"
          className={cn(controlVariants(), "flex items-center justify-between gap-2 text-left")}
          aria-label={`${label}: ${chosen.label}`}
        >
          <span className="truncate">{chosen.label}</span>
          <Icon name="down" size={14} className="text-ink-3" />
        </button>
      }
    >
      <OptionList
        autoFocus
        label={searchLabel}
        options={options}
        find={find}
        chosen={[chosen.value]}
        onSelect={(option) => {
          setOpen(false);
          onChange(option);
        }}
      />
    </Popover>
  );
}
