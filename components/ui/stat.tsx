import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Sparkline } from "@/components/ui/sparkline";

/** Up to four figures side by side. */
export function Stats({ children }: { children: ReactNode }) {
  return <dl className="stats">{children}</dl>;
}

type Props = {
  label: string;
  value: ReactNode;
  /** Against the time before: "+6.2%". */
  delta?: string | undefined;
  worse?: boolean;
  series?: { values: readonly number[]; label: string } | undefined;
};

/** One figure, how it moved, and its line. */
export function Stat({ label, value, delta, worse, series }: Props) {
  return (
    <div className="stat">
      <dt>{label}</dt>
      <dd className="stat-value">
        {value} {delta && <span className={cn("stat-delta", worse && "text-red")}>{delta}</span>}
      </dd>
      {series && (
        <dd>
          <Sparkline {...series} />
        </dd>
      )}
    </div>
  );
}
