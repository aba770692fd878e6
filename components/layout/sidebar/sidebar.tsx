"use client";

import { useState } from "react";
import { useCloseOnNavigation } from "@/components/layout/use-close-on-navigation";
import { Icon } from "@/components/ui/icon";
import { Logo } from "@/components/ui/logo";
import { Menu, type MenuItem } from "@/components/ui/popovers/menu";
import { Navigation, type NavigationItem } from "./navigation";
import { SIDEBAR_ID } from "./sidebar-id";
import { UserMenu, type UserMenuProps } from "./user-menu";
import { WorkspaceTree, type WorkspaceTreeProps } from "./workspace-tree";

export type SidebarProps = {
  organization: string;
  /** The items of the organization switcher. */
  organizations: readonly MenuItem[];
  /** The pages that the member may open. */
  nav: readonly NavigationItem[];
  tree?: WorkspaceTreeProps;
  user: Omit<UserMenuProps, "container">;
};

/** Shows the navigation: a sidebar on desktops, a rail of icons on narrower screens, a drawer on phones. */
export function Sidebar({ organization, organizations, nav, tree, user }: SidebarProps) {
  const [box, setBox] = useState<HTMLElement | null>(null);
  useCloseOnNavigation(box);
  return (
    <aside ref={setBox} className="sidebar" id={SIDEBAR_ID} popover="auto" aria-label="Main">
      <Menu
        label="Switch organization"
        align="start"
        className="w-54"
        container={box}
        items={organizations}
        trigger={
          <button type="button" className="side-org">
            <Logo />
            <span className="truncate">{organization}</span>
            <Icon name="updown" />
            <span className="sr-only">, switch organization</span>
          </button>
        }
      />
      <div className="side-scroll">
        <Navigation items={nav} />
        {tree && <WorkspaceTree {...tree} container={box} />}
      </div>
      <UserMenu {...user} container={box} />
    </aside>
  );
}
