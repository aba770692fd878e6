import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

type Props = {
  /** Where a key is made; null where the person may make none. */
  createHref: string | null;
  label: string;
};

/** A list without any key: what a key is, and the one thing to do. */
export function NoKeys({ createHref, label }: Props) {
  return (
    <Card>
      <EmptyState
        icon="key"
        title="No keys yet"
        action={
          createHref && (
            <LinkButton variant="primary" icon="plus" href={createHref}>
              {label}
            </LinkButton>
          )
        }
      >
        A key lets an application call the gateway, within the scopes and limits that you set. Its secret is
        shown once.
      </EmptyState>
    </Card>
  );
}
