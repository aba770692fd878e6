import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** Shows a key of the keyboard. */
export function Kbd({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <kbd
      className={cn(
        "inline-flex h-4.5 items-center rounded-[4px] border border-line bg-paper px-[5px] font-sans text-12 text-ink-3",
        className,
      )}
    >
      {children}
    </kbd>
  );
}
