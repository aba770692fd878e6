"use client";

import { useEffect, useRef, useState } from "react";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { useAddress } from "@/components/ui/use-address";

const PAUSE = 250;
const SECRET = /(sk_live_[0-9A-Za-z]{10})[0-9A-Za-z]{38}/g;

type Props = { label: string; placeholder: string; param?: string };

/** Searches the list as one types; the words are in the address, of a key secret that was pasted only its prefix. */
export function SearchField({ label, placeholder, param = "q" }: Props) {
  const { params, change } = useAddress();
  const [text, setText] = useState(params.get(param) ?? "");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (typed: string, pause: number) => {
    const next = typed.replace(SECRET, "$1");
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => change({ [param]: next.trim() || null }), pause);
  };
  return (
    <search className="search">
      <Icon name="search" />
      <input
        className="input"
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={text}
        onChange={(event) => type(event.target.value, PAUSE)}
        onKeyDown={(event) => event.key === "Enter" && type(text, 0)}
      />
      {text && <IconButton icon="x" label="Clear search" onClick={() => type("", 0)} />}
    </search>
  );
}
