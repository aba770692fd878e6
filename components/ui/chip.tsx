import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** A value that a machine reads: a scope, a model, an address. */
export function Chip({ className, children }: { className?: string; children: ReactNode }) {
  return <span className={cn("chip", className)}>{children}</span>;
}

type ListProps = { values: readonly string[]; short?: boolean; none?: string };

/** All values as chips, or, short, the first one and how many more. An absent list is a word. */
export function ChipList({ values, short, none = "None" }: ListProps) {
  const [first, ...rest] = values;
  if (first === undefined) return <span className="text-ink-3">{none}</span>;
  if (!short)
    return (
      <span className="chips">
        {values.map((value) => (
          <Chip key={value}>{value}</Chip>
        ))}
      </span>
    );
  return (
    <span className="chips chips-short">
      <Chip>{first}</Chip>
      {rest.length > 0 && (
        <span className="chip chip-more" title={rest.join(", ")}>
          +{rest.length}
          <span className="sr-only">: {rest.join(", ")}</span>
        </span>
      )}
    </span>
  );
}
