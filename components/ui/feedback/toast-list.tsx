"use client";

import { Toast as Radix } from "radix-ui";
import { Button } from "@/components/ui/buttons/button";
import { textLink } from "@/components/ui/buttons/text-link";
import { Icon } from "@/components/ui/icon";
import type { Shown } from "./toast-message";

const SHORT = 5_000;
const WITH_ACTION = 10_000;

type Props = { shown: readonly Shown[]; onGone: (id: number) => void };

/** Shows the toasts. Its code is loaded with the first toast. */
export function ToastList({ shown, onGone }: Props) {
  return (
    <Radix.Provider label="Message" swipeDirection="right">
      {shown.map((toast) => (
        <One key={toast.id} toast={toast} onGone={() => onGone(toast.id)} />
      ))}
      {shown.length > 0 && (
        <Radix.Viewport
          className="fixed right-4 bottom-4 z-50 grid w-89 max-w-[calc(100vw-32px)] gap-2 outline-0 [body:has([data-slot=bulk])_&]:bottom-21"
          label="Messages ({hotkey})"
        />
      )}
    </Radix.Provider>
  );
}

function One({ toast, onGone }: { toast: Shown; onGone: () => void }) {
  const { text, bad, helpHref, action } = toast;
  return (
    <Radix.Root
      className="flex min-h-11 animate-rise items-center gap-2.5 rounded-[10px] bg-raised py-2 pr-2 pl-3.5 text-13 shadow-menu"
      type={bad ? "foreground" : "background"}
      duration={action || helpHref ? WITH_ACTION : SHORT}
      onOpenChange={(open) => !open && onGone()}
    >
      <Icon name={bad ? "x" : "check"} className={bad ? "text-red-solid" : "text-green-solid"} />
      <Radix.Description className="min-w-0 flex-1">
        {text}
        {helpHref && (
          <>
            {" "}
            <a className={textLink()} href={helpHref} target="_blank" rel="noreferrer">
              About this error
            </a>
          </>
        )}
      </Radix.Description>
      {action && (
        <Radix.Action asChild altText={action.label}>
          <Button size="s" variant={bad ? "default" : "ghost"} onClick={action.onSelect}>
            {action.label}
          </Button>
        </Radix.Action>
      )}
    </Radix.Root>
  );
}
