import { EmptyList } from "@/components/resource/list/empty-list";
import { NoMatches } from "@/components/resource/list/no-matches";
import { LinkButton } from "@/components/ui/buttons/link-button";

type Props = {
  search: string;
  /** The address of the list without a search. */
  base: string;
  mayWrite: boolean;
};

/** Shows the empty state of a list of workflows, or that none matches. */
export function NoWorkflows({ search, base, mayWrite }: Props) {
  if (search) return <NoMatches what="workflows" search={search} clearHref={base} />;
  return (
    <EmptyList
      icon="send"
      title="No workflows yet"
      action={
        mayWrite && (
          <LinkButton icon="plus" href={`${base}?new=1`} prefetch={false}>
            New workflow
          </LinkButton>
        )
      }
    >
      A workflow is an action of yours that keys of this project may start. Keystead checks the key, and sends
      each run to your URL as a signed request.
    </EmptyList>
  );
}
