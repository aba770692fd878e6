import { type Owners, ownerName } from "@/components/organizations/owners";
import { Link } from "@/components/ui/buttons/link";
import { StateBadge } from "@/components/ui/values/badge";
import type { Linkable, StorageUnit } from "./types";

type Props = {
  unit: Pick<StorageUnit, "credentialId">;
  credentials: readonly Linkable[];
  owners: Pick<Owners, "organization" | "workspaces">;
};

/** Shows the credential that a storage unit links. The name of one that the person does not see is left out. */
export function LinkedCredential({ unit: { credentialId }, credentials, owners }: Props) {
  if (credentialId === null) return <span className="text-ink-3">None</span>;
  const linked = credentials.find(({ id }) => id === credentialId);
  if (!linked) return <span>A credential of {owners.organization.name}</span>;
  const workspace = owners.workspaces.find(({ id }) => id === linked.workspaceId);
  const base = `/orgs/${owners.organization.slug}`;
  const list = workspace ? `${base}/workspaces/${workspace.slug}/credentials` : `${base}/credentials`;
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <Link
        className="truncate hover:underline"
        href={`${list}?credential=${credentialId}`}
        title={`${linked.name} (${ownerName(owners, linked.workspaceId)})`}
      >
        {linked.name}
      </Link>
      {!linked.readable && <StateBadge state="unreadable" />}
      {!linked.active && <StateBadge state="inactive" />}
    </span>
  );
}
