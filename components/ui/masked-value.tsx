"use client";

import { useState } from "react";
import { cn } from "@/components/ui/cn";
import { CopyButton, CopyIcon } from "@/components/ui/copy-button";
import { IconButton } from "@/components/ui/icon-button";
import { secretBox } from "@/components/ui/secret-box";

type Props = {
  /** The visible start of the value. `suffix` is its visible end. */
  prefix: string;
  suffix?: string;
  /** The full value, if the page has it. */
  value?: string;
  /** Loads the full value. Rejects with an error message for the user. */
  onReveal?: () => Promise<string>;
  /** Why the value cannot be shown. */
  reason?: string;
  label: string;
  small?: boolean;
  onCopied?: () => void;
};

const DOTS = "••••••••••••••••";

/** Shows a masked secret with a button that reveals it. In a dialog, its Copy button is focused first. */
export function MaskedValue({ prefix, suffix = "", value, onReveal, reason, label, small, onCopied }: Props) {
  const [shown, setShown] = useState(false);
  const [fetched, setFetched] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const whole = value ?? fetched;
  const toggle = async () => {
    if (whole === undefined && onReveal) {
      const result = await onReveal().catch((error: Error) => setFailure(error.message));
      if (result === undefined) return;
      setFetched(result);
    }
    setFailure(undefined);
    setShown(!shown);
  };
  return (
    <>
      <div className={cn(secretBox, small && "min-h-8.5 pr-[3px]")}>
        <code
          className={cn(
            "min-w-0 flex-1",
            small ? "text-12" : "text-13",
            shown ? "py-2 wrap-anywhere select-all" : "truncate",
          )}
        >
          {shown ? whole : <Hidden prefix={prefix} suffix={suffix} />}
        </code>
        <IconButton
          icon={shown ? "eyeoff" : "eye"}
          label={shown ? `Hide the ${label}` : `Show the ${label}`}
          reason={reason}
          aria-pressed={shown}
          onClick={toggle}
        />
        {whole !== undefined &&
          (small ? (
            <CopyIcon text={whole} onCopied={onCopied} />
          ) : (
            <CopyButton text={whole} onCopied={onCopied} data-autofocus />
          ))}
      </div>
      {failure && (
        <p className="text-12 text-red" role="alert">
          {failure}
        </p>
      )}
    </>
  );
}

function Hidden({ prefix, suffix }: { prefix: string; suffix: string }) {
  return (
    <>
      {prefix}
      <span className="tracking-[0.08em] text-ink-3" aria-hidden="true">
        {DOTS}
      </span>
      <span className="sr-only">hidden</span>
      {suffix}
    </>
  );
}
