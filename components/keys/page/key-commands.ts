import type { Key } from "@/components/keys/types";
import type { Command } from "@/components/layout/palette/commands";

/** Returns the commands of a key for the command palette on its page. `href` is the address of that page. */
export function toKeyCommands(href: string, key: Key, writable: boolean): Command[] {
  const tab = (name: string, label: string): Command => ({
    ...{ id: `tab ${name}`, label, hint: key.name, icon: "key", href: `${href}?tab=${name}` },
  });
  const act = (name: string, label: string, icon: Command["icon"]): Command => ({
    ...{ id: `act ${name}`, label, hint: key.name, href: `${href}?act=${name}` },
    ...(icon && { icon }),
  });
  const views = [tab("usage", "Usage"), tab("secrets", "Secrets"), tab("explain", "Explain a request")];
  if (!writable) return views;
  return [
    act("edit", "Edit", "edit"),
    ...(key.status === "expired" ? [] : [act("rotate", "Rotate Secret…", "rotate")]),
    ...(key.enabled ? [act("disable", "Disable…", "power")] : []),
    ...(key.revokedAt ? [] : [act("revoke", "Revoke…", "ban")]),
    act("delete", "Delete permanently…", "trash"),
    ...views,
  ];
}
