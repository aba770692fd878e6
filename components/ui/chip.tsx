import { cva } from "class-variance-authority";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Tooltip } from "@/components/ui/tooltip";

/** The classes of a chip. */
export const chipVariants = cva(
  "inline-flex h-5.5 items-center gap-1 rounded-5 border px-1.5 font-mono text-12 leading-none whitespace-nowrap",
  {
    variants: {
      tone: {
        plain: "border-line bg-paper text-ink-2",
        more: "border-line bg-sunken font-sans text-ink-2",
        entry: "border-line bg-sunken text-ink",
        bad: "border-red/45 bg-red-subtle text-red",
      },
    },
    defaultVariants: { tone: "plain" },
  },
);

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
      {rest.length > 0 && (
        <Tooltip content={rest.join(", ")}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the focus shows the other values */}
          <span className={chipVariants({ tone: "more" })} tabIndex={0}>
            +{rest.length}
            <span className="sr-only">: {rest.join(", ")}</span>
          </span>
        </Tooltip>
      )}
    </span>
  );
}
