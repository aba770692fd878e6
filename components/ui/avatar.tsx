import { cn } from "@/components/ui/cn";
import { initials } from "@/components/ui/format";

/** Shows the initials of a person. */
export function Avatar({ name, small }: { name: string; small?: boolean }) {
  return (
    <span
      className={cn(
        "inline-grid flex-none place-items-center rounded-full bg-avatar font-semibold tracking-[0.02em] text-ink-2",
        small ? "size-4.5 text-[8.5px]" : "size-6 text-[10px]",
      )}
      aria-hidden="true"
    >
      {initials(name)}
    </span>
  );
}

/** Shows the first letter of a provider's name. */
export function Tile({ name, large }: { name: string; large?: boolean }) {
  return (
    <span
      className={cn(
        "inline-grid flex-none place-items-center border border-line-2 bg-paper align-middle font-semibold text-ink-2",
        large ? "size-8 rounded-8 text-[15px]" : "size-5 rounded-5 text-[11px]",
      )}
      aria-hidden="true"
    >
      {name.slice(0, 1).toUpperCase()}
    </span>
  );
}
