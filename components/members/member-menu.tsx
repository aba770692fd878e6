"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Menu } from "@/components/ui/popovers/menu";
import type { Member, MemberContext } from "./types";

const AccessDialog = dynamic(() => import("./access-dialog").then((module) => module.AccessDialog), {
  loading: () => null,
});
const RemoveDialog = dynamic(() => import("./removal/remove-dialog").then((module) => module.RemoveDialog), {
  loading: () => null,
});

type Props = { member: Member; context: MemberContext };

/** Shows the menu of a member: change their access, remove them. */
export function MemberMenu({ member, context }: Props) {
  const [open, setOpen] = useState<"access" | "remove" | null>(null);
  const reason = member.role === "owner" && !context.isOwner ? "Only an owner can change owners." : undefined;
  const close = () => setOpen(null);
  const dialog = { member, context, onClose: close };
  return (
    <>
      <Menu
        label={`Actions for ${member.name}`}
        items={[
          {
            label: "Change access…",
            icon: "edit",
            onSelect: () => setOpen("access"),
            ...(reason && { reason }),
          },
          "line",
          {
            label: "Remove…",
            icon: "trash",
            danger: true,
            onSelect: () => setOpen("remove"),
            ...(reason && { reason }),
          },
        ]}
      />
      {open === "access" && <AccessDialog {...dialog} />}
      {open === "remove" && <RemoveDialog {...dialog} />}
    </>
  );
}
