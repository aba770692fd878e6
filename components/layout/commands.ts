import type { IconName } from "@/components/ui/icon";

export type Command = {
  id: string;
  label: string;
  hint?: string | undefined;
  icon?: IconName;
  /** Other words that find it. */
  keywords?: string;
} & (
  | { href: string }
  /** A text that is typed into the search for the person, who continues it. */
  | { typed: string }
);

export type CommandGroup = { heading: string; commands: readonly Command[] };

/**
 * Returns the commands that hold every word of the text in their label, hint or keywords, those first whose label
 * holds all of them. Empty groups are left out.
 */
export function matchCommands(groups: readonly CommandGroup[], text: string): CommandGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (place: string) => words.every((word) => place.toLowerCase().includes(word));
  const fits = ({ label, hint = "", keywords = "" }: Command) => holds(`${label} ${hint} ${keywords}`);
  return groups
    .map(({ heading, commands }) => ({
      heading,
      commands: commands.filter(fits).toSorted((a, b) => Number(holds(b.label)) - Number(holds(a.label))),
    }))
    .filter(({ commands }) => commands.length > 0);
}

export type CommandsProps = {
  /** The commands of every page: pages, projects, dialogs with an address. */
  groups: readonly CommandGroup[];
  /** Searches keys and credentials on the server. */
  search?: (text: string) => Promise<CommandGroup[]>;
};
