import { CreateLink } from "@/components/resource/create-link";
import { EmptyList } from "@/components/resource/list/empty-list";

type Props = { mayCreate: boolean; label: string };

/** Shows the empty state of a list without keys. */
export function NoKeys({ mayCreate, label }: Props) {
  return (
    <EmptyList icon="key" title="No keys yet" action={mayCreate && <CreateLink secondary label={label} />}>
      A key lets an application call the gateway, within the scopes and limits that you set. Its secret is
      shown once.
    </EmptyList>
  );
}
