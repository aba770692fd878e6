import type { Key } from "@/components/keys/types";
import { Badge, StateBadge, Tag } from "@/components/ui/values/badge";

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
