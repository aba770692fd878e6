"use client";

import type { ComponentProps } from "react";
import { Icon } from "@/components/ui/icon";
import { Button } from "./button";
import { IconButton } from "./icon-button";
import { useCopy } from "./use-copy";

type Props = { text: string; label?: string; onCopied?: () => void };
type ButtonProps = Omit<ComponentProps<typeof Button>, "onClick" | "children">;

/** Shows a button that copies a text. Its label changes to Copied for 2 s. */
export function CopyButton({ text, label = "Copy", onCopied, ...button }: Props & ButtonProps) {
  const { copied, copy } = useCopy();
  const act = () => copy(text).then(onCopied);
  return (
    <Button size="s" icon={copied ? "check" : "copy"} {...button} onClick={act}>
      <span aria-live="polite">{copied ? "Copied" : label}</span>
    </Button>
  );
}

/** Shows an icon button that copies a text. */
export function CopyIcon({ text, label = "Copy", onCopied }: Props) {
  const { copied, copy } = useCopy();
  if (!copied) return <IconButton icon="copy" label={label} onClick={() => copy(text).then(onCopied)} />;
  return (
    <span className="inline-flex h-7 items-center gap-1 px-2 text-12 font-medium text-green" role="status">
      <Icon name="check" size={14} />
      Copied
    </span>
  );
}

type LineProps = Props & { shown?: string; kind: string };

/** Shows one line of text, its kind and a copy button. `shown` replaces the text while it is masked. */
export function CopyLine({ text, shown = text, kind, ...rest }: LineProps) {
  return (
    <div className="flex h-9 items-center gap-2 rounded-8 border border-line bg-sunken pr-1 pl-3">
      <code className="min-w-0 flex-1 truncate text-12 text-ink-2">{shown}</code>
      <span className="text-ink-3 text-12">{kind}</span>
      <CopyIcon text={text} {...rest} />
    </div>
  );
}
