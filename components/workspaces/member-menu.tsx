"use client";

import type { SetWorkspaceAccess } from "@/components/members/types";
import { ACCESS_WORDS } from "@/components/members/words";
import { Menu } from "@/components/ui/menu";
import { toErrorToast } from "@/components/ui/to-error-toast";
import { useToast } from "@/components/ui/toast";
import { useResult } from "@/components/ui/use-result";

type Access = keyof typeof ACCESS_WORDS;
type Props = {
  organization: string;
  workspaceId: string;
  member: { id: string; name: string; role: string; access: Access };
  setAccess: SetWorkspaceAccess;
};

/** Shows the menu that changes or ends a member's access to a workspace. */
export function MemberMenu({ organization, workspaceId, member, setAccess }: Props) {
  const { id, name, role, access: current } = member;
  const toast = useToast();
  const { send } = useResult(
    (access: Access | null) => setAccess(organization, { id: workspaceId, member: id, access }),
    () => toast({ text: `Access of ${name} changed.` }),
    (error) => toast(toErrorToast(error)),
  );
  const offered: Access[] = role === "viewer" ? ["read"] : ["read", "write", "admin"];
  return (
    <Menu
      label={`Actions for ${name}`}
      items={[
        { heading: "Access" },
        ...offered.map((access) => ({
          label: ACCESS_WORDS[access],
          current: access === current,
          onSelect: () => access !== current && send(access),
        })),
        "line",
        { label: "Remove from workspace", icon: "trash", danger: true, onSelect: () => send(null) },
      ]}
    />
  );
}
