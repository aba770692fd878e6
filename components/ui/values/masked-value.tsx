"use client";

import { useEffect, useState } from "react";
import { CopyButton, CopyIcon } from "@/components/ui/buttons/copy-button";
import { IconButton } from "@/components/ui/buttons/icon-button";
import { cn } from "@/components/ui/cn";
import { secretBox } from "@/components/ui/fields/secret-box";

type Props = {
  /** The visible start of the value. `suffix` is its visible end. */
  prefix: string;
  suffix?: string;
  /** The full value, if the page has it. */
  value?: string;
  /**
   * Loads the full value, which is shown for 30 seconds and then forgotten. Rejects with an error message for the
   * user.
   */
  onReveal?: (() => Promise<string>) | undefined;
  /** Why the value cannot be shown. */
  reason?: string;
  label: string;
  small?: boolean;
  onCopied?: () => void;
};

const REVEALED_MS = 30_000;
const DOTS = "••••••••••••••••";

/** Shows a masked secret with a button that reveals it. In a dialog, its Copy button is focused first. */
export function MaskedValue({ prefix, suffix = "", value, onReveal, reason, label, small, onCopied }: Props) {
  const { whole, shown, toggle, pending, failure } = useRevealed(value, onReveal);
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
          aria-busy={pending}
          className="aria-busy:animate-pulse motion-reduce:animate-none"
          onClick={pending ? undefined : toggle}
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

/** Returns whether the value is shown, and a function that shows or hides it. A loaded value is forgotten in time. */
function useRevealed(value: Props["value"], onReveal: Props["onReveal"]) {
  const [shown, setShown] = useState(false);
  const [fetched, setFetched] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const [pending, setPending] = useState(false);
  const whole = value ?? fetched;
  useEffect(() => {
    if (fetched === undefined) return;
    const timer = setTimeout(() => {
      setShown(false);
      setFetched(undefined);
    }, REVEALED_MS);
    return () => clearTimeout(timer);
  }, [fetched]);
  const load = async (reveal: () => Promise<string>) => {
    setPending(true);
    setFailure(undefined);
    try {
      setFetched(await reveal());
      setShown(true);
    } catch (error) {
      if (error instanceof Error) setFailure(error.message);
    }
    setPending(false);
  };
  const toggle = () => {
    if (whole === undefined && onReveal) return load(onReveal);
    setFetched(undefined);
    setShown(!shown);
  };
  return { whole, shown, toggle, pending, failure };
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
