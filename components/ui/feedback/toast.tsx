"use client";

import dynamic from "next/dynamic";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import type { Message, Shown } from "./toast-message";

const ToastList = dynamic(() => import("./toast-list").then((module) => module.ToastList), {
  loading: () => null,
});

/** Returns whether two toasts are about the same object. The earlier one is outdated then, and so is its Undo. */
const isAboutSame = (earlier: Message, { about = [] }: Message) =>
  earlier.about?.some((id) => about.includes(id)) ?? false;

const Toasts = createContext<(message: Message) => void>(() => undefined);

/** Returns a function that shows a toast with the outcome of an action. */
export function useToast(): (message: Message) => void {
  return useContext(Toasts);
}

/** Provides `useToast` and shows the last three toasts. Rendered once. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown[]>([]);
  const show = useCallback((message: Message) => {
    setShown((all) => [
      ...all.filter((earlier) => !isAboutSame(earlier, message)).slice(-2),
      { ...message, id: (all.at(-1)?.id ?? 0) + 1 },
    ]);
  }, []);
  const [wasShown, setWasShown] = useState(false);
  if (shown.length > 0 && !wasShown) setWasShown(true);
  const drop = (id: number) => setShown((all) => all.filter((toast) => toast.id !== id));
  return (
    <Toasts value={show}>
      {children}
      {wasShown && <ToastList shown={shown} onGone={drop} />}
    </Toasts>
  );
}
