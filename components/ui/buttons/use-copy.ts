"use client";

import { useEffect, useState } from "react";

const SHOWN_FOR = 2000;

/** Returns a function that copies a text. `copied` is true for 2 s afterwards. */
export function useCopy(): { copied: boolean; copy: (text: string) => Promise<void> } {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async (text: string) => {
    await write(text);
    setCopied(true);
  };
  return { copied, copy };
}

/** Copies a text. Uses `execCommand` on plain HTTP, where browsers have no clipboard API. */
async function write(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const active = document.activeElement;
  const area = document.createElement("textarea");
  area.value = text;
  (active?.closest("[role=dialog]") ?? document.body).append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
  if (active instanceof HTMLElement) active.focus();
}
