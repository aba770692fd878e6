"use client";

import { useTheme } from "next-themes";
import { Icon } from "@/components/ui/icon";
import { Menu, type MenuItem } from "@/components/ui/popovers/menu";
import { Avatar } from "@/components/ui/values/avatar";

const themes = { system: "System", light: "Light", dark: "Dark" } as const;

export type UserMenuProps = {
  name: string;
  email: string;
  /** The links to profile, sessions and security. */
  items: readonly MenuItem[];
  signOut: () => void;
  container?: HTMLElement | null;
};

/** Shows the menu of the user: account, theme, sign-out. */
export function UserMenu({ name, email, items, signOut, container }: UserMenuProps) {
  const { theme, setTheme } = useTheme();
  const looks = Object.entries(themes).map(([value, label]) => ({
    label,
    current: value === theme,
    onSelect: () => setTheme(value),
  }));
  return (
    <Menu
      label={name}
      align="start"
      side="top"
      className="w-54"
      container={container}
      items={[
        { heading: email },
        ...items,
        "line",
        { heading: "Theme" },
        ...looks,
        "line",
        { label: "Sign out", icon: "logout", onSelect: signOut },
      ]}
      trigger={
        <button type="button" className="side-user">
          <Avatar name={name} />
          <span className="truncate">{name}</span>
          <Icon name="updown" />
        </button>
      }
    />
  );
}
