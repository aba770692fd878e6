"use client";

import type { ListProps } from "@/components/keys/list/list-props";
import { Link } from "@/components/ui/buttons/link";
import { Icon } from "@/components/ui/icon";
import { Tooltip } from "@/components/ui/popovers/tooltip";

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
