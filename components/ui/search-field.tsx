"use client";

import { useState } from "react";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";

const SECRET = /(sk_live_[0-9A-Za-z]{10})[0-9A-Za-z]{38}/g;

type Props = {
  label: string;
  placeholder: string;
  /** The words that the list is searched for. */
  value: string;
  /** Takes new words: `now` when they shall not wait until typing rests. Of a pasted key only the prefix is kept. */
  onChange: (text: string, now: boolean) => void;
  /** Whether the rows of the last words are still on their way. */
  pending?: boolean;
};

/** Searches the list while the person types. */
export function SearchField({ label, placeholder, value, onChange, pending }: Props) {
  const [text, setText] = useState(value);
  const [last, setLast] = useState(value);
  if (value !== last) {
    // Changed from outside, by "Clear filters" or by Back.
    setLast(value);
    if (value !== text.trim()) setText(value);
  }
  const type = (typed: string, now: boolean) => {
    const next = typed.replace(SECRET, "$1");
    setText(next);
    onChange(next.trim(), now);
  };
  return (
    <search className="search" aria-busy={pending}>
      <Icon name="search" />
      <input
        className="input"
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={text}
        onChange={(event) => type(event.target.value, false)}
        onKeyDown={(event) => event.key === "Enter" && type(text, true)}
      />
      {text && <IconButton icon="x" label="Clear search" onClick={() => type("", true)} />}
    </search>
  );
}
