import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";

export type Step = { title: string; done: boolean; children: ReactNode };

/** What to do, in order: a tick before what is done, and the next one stands out. */
export function Steps({ steps }: { steps: readonly Step[] }) {
  const current = steps.findIndex(({ done }) => !done);
  return (
    <ol className="steps">
      {steps.map(({ title, done, children }, index) => (
        <li key={title} className={cn("step", done && "step-done", index === current && "step-current")}>
          <span className="step-number">{done ? <Icon name="check" label="Done" /> : index + 1}</span>
          <div className="min-w-0">
            <h2>{title}</h2>
            {children}
          </div>
        </li>
      ))}
    </ol>
  );
}
