"use client";

import { useState } from "react";
import { IconButton } from "@/components/ui/buttons/icon-button";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";
import { controlVariants } from "./control";

const SECRET = /(sk_live_[0-9A-Za-z]{10})[0-9A-Za-z]{38}/g;

type Props = {
  label: string;
  placeholder: string;
  /** The current search of the list. */
  value: string;
  /** Called with the new text. `now` skips the typing delay. A pasted API key is cut to its prefix. */
  onChange: (text: string, now: boolean) => void;
  /** Whether the results are loading. */
  pending?: boolean;
};

/** Shows the search field of a list. It searches while the user types. */
export function SearchField({ label, placeholder, value, onChange, pending }: Props) {
  const [text, setText] = useState(value);
  const [last, setLast] = useState(value);
  if (value !== last) {
    // The value changed outside the field: "Clear filters" or Back.
    setLast(value);
    if (value !== text.trim()) setText(value);
  }
  const type = (typed: string, now: boolean) => {
    const next = typed.replace(SECRET, "$1");
    setText(next);
    onChange(next.trim(), now);
  };
  return (
    <search
      className="relative w-65 max-w-65 flex-[1_1_180px] max-sm:w-full max-sm:max-w-none max-sm:flex-[1_1_100%]"
      aria-busy={pending}
    >
      <Icon
        name={pending ? "rotate" : "search"}
        className={cn(
          "pointer-events-none absolute top-1/2 left-2.5 -mt-2 text-ink-3",
          pending && "animate-spin motion-reduce:animate-none",
        )}
      />
      <input
        className={cn(controlVariants(), "h-8 pl-8 [&::-webkit-search-cancel-button]:hidden", text && "pr-8")}
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={text}
        onChange={(event) => type(event.target.value, false)}
        onKeyDown={(event) => event.key === "Enter" && type(text, true)}
      />
      {text && (
        <IconButton
          icon="x"
          label="Clear search"
          className="absolute top-1/2 right-0.5 -translate-y-1/2"
          onClick={() => type("", true)}
        />
      )}
    </search>
  );
}
