"use client";

import { useRouter } from "next/navigation";
import { useStepUp } from "@/components/forms/use-step-up";
import { Button } from "@/components/ui/buttons/button";
import { Card, List, ListItem, ListText, Section } from "@/components/ui/card";
import { Confirm } from "@/components/ui/dialogs/confirm";
import type { ActionOf } from "@/components/ui/feedback/action";
import type { closeOrganization } from "@/lib/organizations/operations/close-organization";

type Props = {
  organization: { name: string; slug: string };
  close: ActionOf<typeof closeOrganization>;
};

/** Shows the setting that closes the organization, for owners. */
export function CloseOrganization({ organization: { name, slug }, close }: Props) {
  const router = useRouter();
  const withStepUp = useStepUp();
  return (
    <Section title="Close organization">
      <Card>
        <List>
          <ListItem>
            <ListText>
              <p className="font-medium text-ink">Close {name}</p>
              <p className="text-ink-2">
                Every key stops working and everyone loses access at once. Everything is deleted after 30
                days.
              </p>
            </ListText>
            <Confirm
              trigger={<Button variant="danger">Close…</Button>}
              title={`Close ${name}?`}
              description="The next request of every key, person and application is refused. After 30 days, all keys, credentials, usage and audit entries are deleted. Only an operator with access to the database can open it again before."
              verb="Close organization"
              typed={name}
              onConfirm={async () => {
                const result = await withStepUp(() => close(slug, { confirmation: name }));
                if (!result.ok) return result.error.message;
                router.push("/");
              }}
            />
          </ListItem>
        </List>
      </Card>
    </Section>
  );
}
