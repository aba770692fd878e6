"use client";

import { useState } from "react";
import type { SetWorkspaceAccess } from "@/components/members/types";
import { ACCESS_WORDS } from "@/components/members/words";
import { Confirm } from "@/components/ui/dialogs/confirm";
import { toErrorToast } from "@/components/ui/feedback/to-error-toast";
import { useToast } from "@/components/ui/feedback/toast";
import { useResult } from "@/components/ui/feedback/use-result";
import { useUndoToast } from "@/components/ui/feedback/use-undo-toast";
import { Menu } from "@/components/ui/popovers/menu";

type Access = keyof typeof ACCESS_WORDS;
type Props = {
  organization: string;
  workspace: { id: string; name: string };
  member: { id: string; name: string; role: string; access: Access };
  setAccess: SetWorkspaceAccess;
};

/** Shows the menu that changes or ends a member's access to a workspace. */
export function MemberMenu({ organization, workspace, member, setAccess }: Props) {
  const { id, name, role, access: current } = member;
  const toast = useToast();
  const showUndo = useUndoToast();
  const [removing, setRemoving] = useState(false);
  const change = (access: Access | null) => setAccess(organization, { id: workspace.id, member: id, access });
  const { send } = useResult(
    change,
    () => showUndo(`Access of ${name} changed.`, () => change(current), [id]),
    (error) => toast(toErrorToast(error)),
  );
  const offered: Access[] = role === "viewer" ? ["read"] : ["read", "write", "admin"];
  return (
    <>
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
          {
            label: "Remove from workspace…",
            icon: "trash",
            danger: true,
            onSelect: () => setRemoving(true),
          },
        ]}
      />
      <Confirm
        open={removing}
        onOpenChange={setRemoving}
        title={`Remove ${name} from ${workspace.name}?`}
        description="Their next request to this workspace is refused. They stay a member of the organization."
        verb="Remove from workspace"
        onConfirm={async () => {
          const result = await change(null);
          if (!result.ok) return result.error.message;
          showUndo(`${name} removed from ${workspace.name}.`, () => change(current), [id]);
        }}
      />
    </>
  );
}
