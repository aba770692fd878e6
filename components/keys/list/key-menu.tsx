"use client";

import { useActs } from "@/components/keys/acts";
import type { Key } from "@/components/keys/types";
import { Menu, type MenuItem } from "@/components/ui/popovers/menu";

type Props = {
  of: Key;
  /** The address of the key's page. Undefined on that page itself. */
  href?: string;
  /** True if the person may change the key on this page. */
  writable: boolean;
  boxed?: boolean;
};

/** Shows the menu of the acts on a key. */
export function KeyMenu({ of, href, writable, boxed }: Props) {
  const { open, doNow } = useActs();
  const view: MenuItem[] = href ? [{ label: "Open", icon: "right", href }] : [];
  const items: MenuItem[] = writable ? [...view, ...changes(of, open, doNow)] : view;
  if (items.length === 0) return null;
  return <Menu label={`Actions for ${of.name}`} items={items} boxed={boxed} />;
}

type Acts = ReturnType<typeof useActs>;

function changes(key: Key, open: Acts["open"], doNow: Acts["doNow"]): MenuItem[] {
  return [
    { label: "Edit", icon: "edit", onSelect: () => open("edit", key) },
    {
      label: "Rotate Secret…",
      icon: "rotate",
      onSelect: () => open("rotate", key),
      ...(key.status === "expired" && { reason: "Move its expiry first." }),
    },
    key.enabled
      ? { label: "Disable…", icon: "power", onSelect: () => open("disable", key) }
      : { label: "Enable", icon: "power", onSelect: () => void doNow("enable", key) },
    key.archivedAt
      ? { label: "Unarchive", icon: "archive", onSelect: () => void doNow("unarchive", key) }
      : { label: "Archive", icon: "archive", onSelect: () => void doNow("archive", key) },
    "line",
    key.revokedAt
      ? { label: "Restore…", icon: "ban", onSelect: () => open("restore", key) }
      : { label: "Revoke…", icon: "ban", danger: true, onSelect: () => open("revoke", key) },
    { label: "Delete permanently…", icon: "trash", danger: true, onSelect: () => open("delete", key) },
  ];
}
