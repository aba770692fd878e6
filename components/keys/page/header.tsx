import { KeyPrefix } from "@/components/keys/list/cells";
import { KeyHeaderActs } from "@/components/keys/page/header-acts";
import type { Key } from "@/components/keys/types";
import { Link } from "@/components/ui/buttons/link";
import { textLink } from "@/components/ui/buttons/text-link";
import { Alert } from "@/components/ui/feedback/alert";
import { PageHeader } from "@/components/ui/page";
import { StateBadge, Tag } from "@/components/ui/values/badge";
import { day } from "@/components/ui/values/format";
import { RelativeTime } from "@/components/ui/values/relative-time";

type Props = {
  of: Key;
  writable: boolean;
  /** The name of who created the key, or null if that person or key no longer exists. */
  createdBy: string | null;
  organization: { name: string; slug: string };
};

/** Shows the header of a key's page: its name, its state and its acts. */
export function KeyHeader({ of, writable, createdBy, organization }: Props) {
  const [kind, parentId] = of.createdBy.split(":");
  const parentHref = kind === "key" ? `/orgs/${organization.slug}/keys/${parentId}` : null;
  return (
    <>
      <PageHeader
        title={of.name}
        badge={
          <>
            <StateBadge state={of.status} />
            {of.archivedAt && <StateBadge state="archived" />}
            {of.owner.type === "organization" && <Tag>Organization</Tag>}
          </>
        }
        description={
          <>
            <KeyPrefix prefix={of.prefix} /> · created {day(of.createdAt)}
            {createdBy && (
              <>
                {" by "}
                {parentHref ? (
                  <Link className={textLink()} href={parentHref}>
                    {createdBy}
                  </Link>
                ) : (
                  createdBy
                )}
              </>
            )}{" "}
            · last used <RelativeTime at={of.lastUsedAt} absent="never" />
          </>
        }
        actions={writable && <KeyHeaderActs of={of} />}
      />
      {!writable && (
        <Alert icon="lock" className="mb-4" strong="You see this key read-only.">
          {of.owner.type === "organization"
            ? `It is inherited: owners and admins of ${organization.name} edit it.`
            : "An admin can give you write access to its workspace."}
        </Alert>
      )}
    </>
  );
}
