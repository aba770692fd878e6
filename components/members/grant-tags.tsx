import { Tag } from "@/components/ui/values/badge";
import { MoreChips } from "@/components/ui/values/more-chips";
import type { Role, WorkspaceGrant } from "./types";
import { ACCESS_WORDS } from "./words";

const SHOWN = 2;

type Props = { role: Role; workspaces: readonly WorkspaceGrant[] };

/** Shows the workspaces that a member or invited person has access to. */
export function GrantTags({ role, workspaces }: Props) {
  if (role === "owner" || role === "admin") return <span className="text-ink-2">All workspaces</span>;
  if (workspaces.length === 0) return <span className="text-ink-3">None</span>;
  const hidden = workspaces.slice(SHOWN);
  return (
    <span className="flex min-w-0 flex-wrap gap-1">
      {workspaces.slice(0, SHOWN).map(({ workspaceId, name, access }) => (
        <Tag key={workspaceId}>
          <span className="max-w-32 truncate">{name}</span>
          <span className="text-ink-3">{ACCESS_WORDS[access]}</span>
        </Tag>
      ))}
      {hidden.length > 0 && (
        <MoreChips values={hidden.map(({ name, access }) => `${name} ${ACCESS_WORDS[access]}`)} />
      )}
    </span>
  );
}
