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
        {shown.length > 0 && <Radix.Viewport className="toasts" label="Messages ({hotkey})" />}
      </Radix.Provider>
    </Toasts>
  );
}

function One({ toast, onGone }: { toast: Shown; onGone: () => void }) {
  const { text, bad, action } = toast;
  return (
    <Radix.Root
      className="toast"
      type={bad ? "foreground" : "background"}
      duration={action ? WITH_ACTION : SHORT}
      onOpenChange={(open) => !open && onGone()}
    >
      <Icon name={bad ? "x" : "check"} className={bad ? "toast-bad" : "toast-ok"} />
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
