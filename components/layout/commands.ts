import type { IconName } from "@/components/ui/icon";

export type Command = { id: string; label: string; hint?: string | undefined; icon?: IconName } & (
  | { href: string }
  /** Not there yet: what is typed for the person, who goes on from it. */
  | { typed: string }
);

export type CommandGroup = { heading: string; commands: readonly Command[] };

/**
 * The commands that hold every word of the text, in the label or the hint, those first whose label holds them all;
 * groups left empty drop out.
 */
export function matchCommands(groups: readonly CommandGroup[], text: string): CommandGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (place: string) => words.every((word) => place.toLowerCase().includes(word));
  const fits = ({ label, hint = "" }: Command) => holds(`${label} ${hint}`);
  return groups
    .map(({ heading, commands }) => ({
      heading,
      commands: commands.filter(fits).toSorted((a, b) => Number(holds(b.label)) - Number(holds(a.label))),
    }))
    .filter(({ commands }) => commands.length > 0);
}
