import { cn } from "@/components/ui/cn";
import { initials } from "@/components/ui/format";

/** The initials of a person, beside the name. */
export function Avatar({ name, small }: { name: string; small?: boolean }) {
  return (
    <span className={cn("avatar", small && "avatar-s")} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

/** The first letter of a provider, beside its name. */
export function Tile({ name, large }: { name: string; large?: boolean }) {
  return (
    <span className={cn("tile", large && "tile-l")} aria-hidden="true">
      {name.slice(0, 1).toUpperCase()}
    </span>
  );
}
