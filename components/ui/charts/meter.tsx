import { cn } from "@/components/ui/cn";

const NEAR = 0.8;

type Level = "" | "near" | "full";

function toLevel(used: number, limit: number): Level {
  if (used >= limit) return "full";
  return used >= NEAR * limit ? "near" : "";
}

type MeterProps = { used: number; limit: number; label: string; level?: Level };

/** Shows a bar: grey, amber from 80 %, red at the limit. An empty `level` keeps it grey. */
export function Meter({ used, limit, label, level = toLevel(used, limit) }: MeterProps) {
  return (
    <meter
      className={cn("meter", level && `meter-${level}`)}
      aria-label={label}
      value={limit > 0 ? used : 1}
      min={0}
      max={limit > 0 ? limit : 1}
    />
  );
}

/** Shows the progress of a job. */
export function Progress({ value, max, label }: { value: number; max: number; label: string }) {
  return <progress className="meter meter-work" aria-label={label} value={value} max={max} />;
}
