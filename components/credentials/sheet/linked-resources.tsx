import type { Credential, CredentialUse } from "@/components/credentials/types";
import { type Owners, ownerName } from "@/components/organizations/owners";
import { StatusBadge } from "@/components/storage/status-badge";
import { Link } from "@/components/ui/buttons/link";
import { List, ListItem, ListText } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { RowsSkeleton } from "@/components/ui/tables/list-skeleton";
import { StateBadge } from "@/components/ui/values/badge";
import { plural } from "@/components/ui/values/format";

type Counted = Pick<Credential, "runtimeCount" | "storageUnitCount">;

/** "2 storage units, 1 runtime", or None. */
export function deployments({ runtimeCount, storageUnitCount }: Counted): string {
  const parts = [
    storageUnitCount > 0 && plural(storageUnitCount, "storage unit"),
    runtimeCount > 0 && plural(runtimeCount, "runtime"),
  ];
  return parts.filter(Boolean).join(", ") || "None";
}

/** "Used by 2 storage units and 1 runtime", or that nothing does. */
export const formatUsedBy = (counted: Counted) =>
  isLinked(counted) ? `Used by ${deployments(counted).replace(", ", " and ")}` : "Nothing links it";

export const isLinked = ({ runtimeCount, storageUnitCount }: Counted) => runtimeCount + storageUnitCount > 0;

type Props = { links: CredentialUse["links"]; owners: Pick<Owners, "organization" | "workspaces"> };

/** What links a credential, each with whose it is and its state. */
export function LinkedResources({ links, owners }: Props) {
  return (
    <List plain className="[&>li]:px-0">
      {links.map(({ id, type, name, workspaceId, enabled, isDefault, status }) => (
        <ListItem key={id}>
          <Icon name={type === "runtime" ? "cpu" : "bucket"} className="text-ink-3" />
          <ListText className="truncate">
            <Name href={toHref(owners, type, id, workspaceId)}>{name}</Name>{" "}
            <span className="text-ink-3">
              {ownerName(owners, workspaceId)}
              {isDefault && ", default"}
            </span>
          </ListText>
          {type === "runtime" && <StateBadge state={enabled ? "enabled" : "disabled"} />}
          {status && <StatusBadge status={status} />}
        </ListItem>
      ))}
    </List>
  );
}

function Name({ href, children }: { href: string | null; children: string }) {
  if (href === null) return <span className="font-medium text-ink">{children}</span>;
  return (
    <Link className="font-medium text-ink hover:underline" href={href}>
      {children}
    </Link>
  );
}

/** The address of a resource's sheet, null for a storage unit of a workspace that the page has not loaded. */
function toHref(
  { organization, workspaces }: Props["owners"],
  type: Props["links"][number]["type"],
  id: string,
  workspaceId: string | null,
): string | null {
  const base = `/orgs/${organization.slug}`;
  const workspace = workspaces.find((one) => one.id === workspaceId);
  if (type === "runtime") {
    return `${base}${workspace ? `/workspaces/${workspace.slug}` : ""}/runtimes?runtime=${id}`;
  }
  return workspace ? `${base}/workspaces/${workspace.slug}/storage-units?unit=${id}` : null;
}

const MOST = 20;

/** As many rows as there will be. */
export function LinksSkeleton({ credential: { runtimeCount, storageUnitCount } }: { credential: Counted }) {
  const rows = Math.min(runtimeCount, MOST) + Math.min(storageUnitCount, MOST);
  return <RowsSkeleton rows={rows} className="[&>li]:px-0" />;
}
