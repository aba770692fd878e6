import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";

export type Step = { title: string; done: boolean; children: ReactNode };

/** Shows steps in order. Done steps have a tick. The next step is highlighted. */
export function Steps({ steps }: { steps: readonly Step[] }) {
  const current = steps.findIndex(({ done }) => !done);
  return (
    <ol className="max-w-180">
      {steps.map(({ title, done, children }, index) => (
        <li
          key={title}
          className="relative grid grid-cols-[28px_minmax(0,1fr)] gap-4 pb-7 not-last:before:absolute not-last:before:top-8 not-last:before:bottom-1 not-last:before:left-[13.5px] not-last:before:w-px not-last:before:bg-line-2"
        >
          <span
            className={cn(
              "grid size-7 place-items-center rounded-full border text-13 font-medium",
              done && "border-transparent bg-green-subtle text-green",
              !done &&
                (index === current ? "border-ink bg-ink text-ink-inverse" : "border-line-2 text-ink-2"),
            )}
          >
            {done ? <Icon name="check" label="Done" /> : index + 1}
          </span>
          <div className="min-w-0 [&_p]:text-13 [&_p]:text-pretty [&_p]:text-ink-2">
            <h2 className="mt-1 mb-0.5 text-14 font-medium">{title}</h2>
            {children}
          </div>
        </li>
      ))}
    </ol>
  );
}
