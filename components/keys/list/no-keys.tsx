import { CreateLink } from "@/components/keys/list/create-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";

type Props = {
  mayCreate: boolean;
  label: string;
};

/** A list without any key: what a key is, and the one thing to do. */
export function NoKeys({ mayCreate, label }: Props) {
  return (
    <Card>
      <EmptyState icon="key" title="No keys yet" action={mayCreate && <CreateLink label={label} />}>
        A key lets an application call the gateway, within the scopes and limits that you set. Its secret is
        shown once.
      </EmptyState>
    </Card>
  );
}
