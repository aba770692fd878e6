import type { ReactNode } from "react";
import { Logo } from "@/components/ui/logo";

type Props = { title: string; action: ReactNode; children: ReactNode };

/** Shows a page outside the console with a reason and one action: not found, error. */
export function NotFoundView({ title, action, children }: Props) {
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <div className="grid max-w-100 justify-items-center gap-1 text-center">
        <Logo className="mb-4 size-8" />
        <h1 className="text-20">{title}</h1>
        <p className="text-ink-2 text-13 text-balance">{children}</p>
        <div className="mt-4">{action}</div>
      </div>
    </main>
  );
}
