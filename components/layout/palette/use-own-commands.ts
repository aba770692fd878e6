import { useTheme } from "next-themes";
import { useMemo } from "react";
import type { CommandGroup } from "./commands";

const themes = { system: "System theme", light: "Light theme", dark: "Dark theme" };

/** Moves the focus to the search field of the list. */
const focusListSearch = () => document.querySelector<HTMLInputElement>("main input[type=search]")?.focus();

type Options = { signOut: () => void; showShortcuts: () => void };

/** Returns the commands that run in the browser: the search of the list, the theme, help and sign-out. */
export function useOwnCommands({ signOut, showShortcuts }: Options): CommandGroup {
  const { setTheme } = useTheme();
  return useMemo(
    () => ({
      heading: "Console",
      commands: [
        { id: "search list", label: "Search this list", icon: "search", shortcut: "/", run: focusListSearch },
        ...Object.entries(themes).map(([theme, label]) => ({
          ...{ id: label, label, icon: "settings" as const, keywords: "appearance mode" },
          run: () => setTheme(theme),
        })),
        {
          ...{ id: "shortcuts", label: "Keyboard shortcuts", icon: "info", shortcut: "?" },
          ...{ keywords: "help", run: showShortcuts },
        },
        { id: "sign out", label: "Sign out", icon: "logout", keywords: "log out leave", run: signOut },
      ],
    }),
    [setTheme, signOut, showShortcuts],
  );
}
