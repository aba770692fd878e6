"use client";

import { Toast as Radix } from "radix-ui";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

type Message = {
  text: string;
  bad?: boolean;
  /** Undo, Reload: what may follow. */
  action?: { label: string; onSelect: () => void } | undefined;
};

type Shown = Message & { id: number };

const SHORT = 5_000;
const WITH_ACTION = 10_000;

const Toasts = createContext<(message: Message) => void>(() => undefined);

/** Tells the outcome of what the person just did. */
export function useToast(): (message: Message) => void {
  return useContext(Toasts);
}

/** Holds the messages over the page; once, around everything. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown[]>([]);
  const show = useCallback((message: Message) => {
    setShown((all) => [...all.slice(-2), { ...message, id: (all.at(-1)?.id ?? 0) + 1 }]);
  }, []);
  const drop = (id: number) => setShown((all) => all.filter((toast) => toast.id !== id));
  return (
    <Toasts value={show}>
      <Radix.Provider label="Message" swipeDirection="right">
        {children}
        {shown.map((toast) => (
          <One key={toast.id} toast={toast} onGone={() => drop(toast.id)} />
        ))}
        {shown.length > 0 && (
          <Radix.Viewport
            className="fixed right-4 bottom-4 z-50 grid w-89 max-w-[calc(100vw-32px)] gap-2 outline-0 [body:has([data-slot=bulk])_&]:bottom-21"
            label="Messages ({hotkey})"
          />
        )}
      </Radix.Provider>
    </Toasts>
  );
}

function One({ toast, onGone }: { toast: Shown; onGone: () => void }) {
  const { text, bad, action } = toast;
  return (
    <Radix.Root
      className="flex min-h-11 animate-rise items-center gap-2.5 rounded-[10px] bg-raised py-2 pr-2 pl-3.5 text-13 shadow-menu"
      type={bad ? "foreground" : "background"}
      duration={action ? WITH_ACTION : SHORT}
      onOpenChange={(open) => !open && onGone()}
    >
      <Icon name={bad ? "x" : "check"} className={bad ? "text-red-solid" : "text-green-solid"} />
      <Radix.Description className="min-w-0 flex-1">{text}</Radix.Description>
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
