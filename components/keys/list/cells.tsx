import type { ListProps } from "@/components/keys/list/list-props";
import type { Key } from "@/components/keys/types";
import { Badge, StateBadge, Tag } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { Tooltip } from "@/components/ui/tooltip";

/** Shows the prefix of a key, with dots for the hidden part. */
export function KeyPrefix({ prefix }: { prefix: string }) {
  return (
    <>
      <code className="font-mono text-[0.923em]">{prefix}</code>
      <span className="ml-0.5 text-ink-3 tracking-[0.06em]" aria-hidden="true">
        ••••
      </span>
    </>
  );
}

/** Shows the tags and badges beside a key's name. */
export function KeyTags({ of, leaked }: { of: Key; leaked: boolean }) {
  return (
    <>
      {leaked && (
        <Badge tone="amber" icon="alert">
          Leaked
        </Badge>
      )}
      {of.inherited && <Tag>Organization</Tag>}
      {of.archivedAt && <StateBadge state="archived" />}
    </>
  );
}

type LockProps = { href: string; organization: ListProps["organization"] };

/** Shows a lock instead of an inherited key's checkbox. Its tooltip says where the key can be edited. */
export function InheritedLock({ href, organization: { name, mayEdit } }: LockProps) {
  const words = mayEdit
    ? `Inherited. Edit it under ${name}, API keys.`
    : `Inherited. Owners and admins of ${name} edit it.`;
  return (
    <Tooltip content={words}>
      <Link href={href} aria-label={words} className="inline-block">
        <Icon name="lock" />
      </Link>
    </Tooltip>
  );
}
