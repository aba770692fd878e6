"use client";

import { ROLE_WORDS } from "@/components/members/words";
import { Button } from "@/components/ui/buttons/button";
import { Link } from "@/components/ui/buttons/link";
import { List, ListItem, ListText } from "@/components/ui/card";
import { Confirm } from "@/components/ui/dialogs/confirm";
import type { ActionOf } from "@/components/ui/feedback/action";
import { useToast } from "@/components/ui/feedback/toast";
import type { leaveOrganization } from "@/lib/members/operations/leave-organization";

type Props = {
  organizations: readonly { slug: string; name: string; role: keyof typeof ROLE_WORDS }[];
  leave: ActionOf<typeof leaveOrganization>;
};

/** Shows the organizations of the user, each with a button that leaves it. */
export function OrganizationList({ organizations, leave }: Props) {
  const toast = useToast();
  return (
    <List>
      {organizations.map(({ slug, name, role }) => (
        <ListItem key={slug}>
          <ListText>
            <Link href={`/orgs/${slug}`}>{name}</Link>
            <span className="block text-12 text-ink-3">{ROLE_WORDS[role]}</span>
          </ListText>
          <Confirm
            trigger={<Button size="s">Leave…</Button>}
            title={`Leave ${name}?`}
            description="You lose access at once. Only an owner or admin can invite you again. Keys that you created keep working."
            verb="Leave organization"
            typed={name}
            onConfirm={async () => {
              const result = await leave(slug, { confirmation: name });
              if (!result.ok) return result.error.message;
              toast({ text: `You left ${name}.` });
            }}
          />
        </ListItem>
      ))}
    </List>
  );
}
