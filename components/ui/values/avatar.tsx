import { cn } from "@/components/ui/cn";
import { initials } from "./format";

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

type TileProps = {
  name: string;
  /** The provider's file in `public/providers`. */
  icon: string | null | undefined;
  large?: boolean;
};

/** Shows the mark of a provider, or the first letter of its name when it has none. */
export function Tile({ name, icon, large }: TileProps) {
  const size = large ? "size-4.5" : "size-3";
  return (
    <span
      className={cn(
        "inline-grid flex-none place-items-center border border-line-2 bg-paper align-middle font-semibold text-ink-2",
        large ? "size-8 rounded-8 text-[15px]" : "size-5 rounded-5 text-[11px]",
      )}
      aria-hidden="true"
    >
      {icon ? <Mark icon={icon} className={size} /> : name.slice(0, 1).toUpperCase()}
    </span>
  );
}

const Mark = ({ icon, className }: { icon: string; className: string }) => (
  // biome-ignore lint/performance/noImgElement: a small vector file that is not optimized
  <img className={cn("opacity-85 dark:invert", className)} src={`/providers/${icon}`} alt="" />
);
