import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Sparkline } from "./sparkline";

/** Shows up to four figures side by side. */
export function Stats({ children }: { children: ReactNode }) {
  return (
    <dl className="grid auto-cols-fr grid-flow-col overflow-hidden rounded-8 border border-line max-sm:grid-flow-row max-sm:grid-cols-2">
      {children}
    </dl>
  );
}

type Props = {
  label: string;
  value: ReactNode;
  /** The change from the previous period: "+6.2%". */
  delta?: string | undefined;
  worse?: boolean;
  series?: { values: readonly number[]; label: string } | undefined;
};

/** Shows a figure with its change and its sparkline. */
export function Stat({ label, value, delta, worse, series }: Props) {
  return (
    <div
      className={cn(
        "min-w-0 px-4 py-3.5 not-first:border-l not-first:border-line max-sm:p-3 max-sm:odd:border-l-0 max-sm:nth-[n+3]:border-t max-sm:nth-[n+3]:border-line max-sm:last:odd:col-span-full",
        series && "pb-0 max-sm:pb-0",
      )}
    >
      <dt className="text-12 font-medium text-ink-2">{label}</dt>
      <dd className="mt-1.5 flex items-baseline gap-2 text-28 leading-8 font-medium tracking-[-0.02em] max-sm:flex-wrap max-sm:gap-y-0 max-sm:text-20 max-sm:leading-[26px]">
        {value}{" "}
        {delta && (
          <span
            className={cn(
              "text-12 font-normal tracking-normal whitespace-nowrap",
              worse ? "text-red" : "text-ink-3",
            )}
          >
            {delta}
          </span>
        )}
      </dd>
      {series && (
        <dd className="-mx-4 mt-2.5 max-sm:-mx-3 max-sm:mt-2">
          <Sparkline {...series} />
        </dd>
      )}
    </div>
  );
}
