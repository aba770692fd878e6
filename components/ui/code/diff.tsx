import { cn } from "@/components/ui/cn";

type Line = { kind: "same" | "del" | "add"; text: string };

const signs = { same: ["", ""], del: ["−", "Before: "], add: ["+", "After: "] } as const;

const tones = {
  same: "text-ink-2",
  del: "bg-red-subtle text-red",
  add: "bg-green-subtle text-green",
} as const;

/** Shows the lines of a change: unchanged, removed and added. */
export function Diff({ lines }: { lines: readonly Line[] }) {
  return (
    <div className="py-2 font-mono text-12 leading-5.5">
      {lines.map(({ kind, text }) => (
        <div
          key={`${kind} ${text}`}
          className={cn(
            "grid grid-cols-[18px_minmax(0,1fr)] px-3 wrap-anywhere whitespace-pre-wrap",
            tones[kind],
          )}
        >
          <span aria-hidden="true">{signs[kind][0]}</span>
          <span>
            <span className="sr-only">{signs[kind][1]}</span>
            {text}
          </span>
        </div>
      ))}
    </div>
  );
}
