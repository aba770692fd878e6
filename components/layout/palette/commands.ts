import type { IconName } from "@/components/ui/icon";

export type Command = {
  id: string;
  label: string;
  hint?: string | undefined;
  icon?: IconName;
  /** More words that find the command. */
  keywords?: string;
  /** The keys that run the command on a page, one after the other: "g k". */
  shortcut?: string | undefined;
} & (
  | { href: string }
  /** The text that the command puts into the search field, for the user to continue. */
  | { typed: string }
  | { run: () => void }
);

export type CommandGroup = { heading: string; commands: readonly Command[] };

/**
 * Returns the commands that have every word of the text in their label, hint or keywords. Commands with all
 * words in their label come first in their group. `byName` are the groups with such a command, `others` the
 * groups without. Empty groups are left out.
 */
export function matchCommands(groups: readonly CommandGroup[], text: string) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (place: string) => words.every((word) => place.toLowerCase().includes(word));
  const fits = ({ label, hint = "", keywords = "" }: Command) => holds(`${label} ${hint} ${keywords}`);
  const isNamed = ({ label, keywords = "" }: Command) => holds(`${label} ${keywords}`);
  const found = groups
    .map(({ heading, commands }) => ({
      heading,
      commands: commands.filter(fits).toSorted((a, b) => Number(holds(b.label)) - Number(holds(a.label))),
    }))
    .filter(({ commands }) => commands.length > 0);
  return {
    byName: found.filter(({ commands }) => commands.some(isNamed)),
    others: found.filter(({ commands }) => !commands.some(isNamed)),
  };
}

export type CommandsProps = {
  /** The commands of every page: pages, projects and dialogs with an address. */
  groups: readonly CommandGroup[];
  /** Searches keys and credentials on the server. */
  search?: (text: string) => Promise<CommandGroup[]>;
  signOut: () => void;
};
