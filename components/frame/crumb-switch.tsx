"use client";

import { Icon } from "@/components/ui/icon";
import { Menu, type MenuItem } from "@/components/ui/menu";

/** The small arrows beside a breadcrumb: its neighbours. */
export function CrumbSwitch({ label, items }: { label: string; items: readonly MenuItem[] }) {
  return (
    <Menu
      label={label}
      align="start"
      items={items}
      trigger={
        <button type="button" className="crumb-switch" aria-label={label} title={label}>
          <Icon name="updown" />
        </button>
      }
    />
  );
}
