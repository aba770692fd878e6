import { cva } from "class-variance-authority";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** The classes of a dialog's overlay. On a phone, a dialog that is not `boxed` fills the screen. */
export const overlayVariants = cva(
  "fixed inset-0 z-20 grid items-start justify-items-center overflow-y-auto bg-scrim px-4 py-8 animate-fade",
  {
    variants: {
      low: { true: "pt-24" },
      boxed: { false: "max-sm:items-stretch max-sm:justify-items-stretch max-sm:bg-raised max-sm:p-0" },
    },
  },
);

/** The classes of the box of a dialog. */
export const dialogVariants = cva(
  "flex max-h-[calc(100dvh-64px)] w-full flex-col overflow-hidden rounded-12 bg-raised shadow-dialog outline-0 animate-rise [--control:var(--well)] [--ground:var(--raised)]",
  {
    variants: {
      size: { s: "max-w-120", m: "max-w-140", l: "max-w-180" },
      boxed: {
        false:
          "max-sm:min-h-dvh max-sm:max-h-none max-sm:max-w-none max-sm:rounded-none max-sm:shadow-none max-sm:[&_[data-slot=footer]]:sticky max-sm:[&_[data-slot=footer]]:bottom-0 max-sm:[&_[data-slot=footer]]:mt-auto",
      },
    },
    defaultVariants: { size: "m" },
  },
);

type Props = { className?: string; children: ReactNode };

/** Shows the title, the description and the close button. */
export function DialogHeader({ className, children }: Props) {
  return (
    <div
      className={cn(
        "flex items-start gap-3 pt-4.5 pr-3 pb-2 pl-5 max-sm:pt-3.5 max-sm:pr-2 max-sm:pl-4",
        "*:min-w-0 [&_:is(h2,h3)]:text-16 [&_:is(h2,h3)]:wrap-anywhere [&_p]:text-13 [&_p]:wrap-anywhere [&_p]:text-pretty [&_p]:text-ink-2",
        className,
      )}
    >
      {children}
    </div>
  );
}

/** Shows the body. It scrolls below a line when the dialog is taller than the window. */
export function DialogBody({ className, children }: Props) {
  return (
    <div
      data-slot="body"
      className={cn(
        "grid grid-cols-1 gap-3.5 overflow-y-auto border-t border-transparent px-5 pt-1.5 pb-4.5 max-sm:px-4 max-sm:pb-5",
        className,
      )}
    >
      {children}
    </div>
  );
}

/** Shows the buttons. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return (
    <div
      data-slot="footer"
      className="flex items-center justify-end gap-2 border-t border-line bg-foot px-5 py-3 max-sm:flex-wrap max-sm:px-4 max-sm:[&>:is(button,a)]:h-10 max-sm:[&>:is(button,a)]:flex-1"
    >
      {children}
    </div>
  );
}

/** Shows a button at the left end of the footer. On a phone it has its own row. */
export function DialogStart({ children }: { children: ReactNode }) {
  return (
    <span className="mr-auto max-sm:basis-full max-sm:[&>:is(button,a)]:h-10 max-sm:[&>:is(button,a)]:w-full">
      {children}
    </span>
  );
}
