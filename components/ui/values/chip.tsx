import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { chipVariants } from "./chip-variants";
import { MoreChips } from "./more-chips";

/** Shows a machine-readable value: a scope, a model, an address. */
export function Chip({ className, children }: { className?: string; children: ReactNode }) {
  return <span className={cn(chipVariants(), className)}>{children}</span>;
}

type ListProps = { values: readonly string[]; short?: boolean; none?: string };

/** Shows values as chips. With `short`, shows the first one and the number of others. */
export function ChipList({ values, short, none = "None" }: ListProps) {
  const [first, ...rest] = values;
  if (first === undefined) return <span className="text-ink-3">{none}</span>;
  if (!short)
    return (
      <span className="flex min-w-0 flex-wrap gap-1 [dd>&]:mt-1.5">
        {values.map((value) => (
          <Chip key={value}>{value}</Chip>
        ))}
      </span>
    );
  return (
    <span className="flex min-w-0 gap-1">
      <Chip className="block min-w-0 truncate leading-5">{first}</Chip>
      {rest.length > 0 && <MoreChips values={rest} />}
    </span>
  );
}
