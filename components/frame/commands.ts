import type { IconName } from "@/components/ui/icon";

export type Command = { id: string; label: string; hint?: string; icon?: IconName } & (
  | { href: string }
  /** Not there yet: what is typed for the person, who goes on from it. */
  | { typed: string }
);

export type CommandGroup = { heading: string; commands: readonly Command[] };

/** The commands that hold every word of the text, in the label or the hint; groups left empty drop out. */
export function matchCommands(groups: readonly CommandGroup[], text: string): CommandGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ label, hint = "" }: Command) =>
    words.every((word) => `${label} ${hint}`.toLowerCase().includes(word));
  return groups
    .map(({ heading, commands }) => ({ heading, commands: commands.filter(fits) }))
    .filter(({ commands }) => commands.length > 0);
}
