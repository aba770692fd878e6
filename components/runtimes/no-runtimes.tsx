import { mayChangeSome, type Owners } from "@/components/organizations/owners";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

type Props = {
  /** Whether a search or filter is on. */
  narrowed: boolean;
  search: string;
  /** The list's own address. */
  base: string;
  owners: Owners;
};

/** In place of the list: there is none yet, or none that matches. */
export function NoRuntimes({ narrowed, search, base, owners }: Props) {
  if (narrowed) {
    return (
      <Card>
        <EmptyState
          title="No runtime matches"
          action={
            <LinkButton size="s" href={base}>
              Clear filters
            </LinkButton>
          }
        >
          {search ? `Nothing is named “${search}” within these filters.` : "Nothing is within these filters."}
        </EmptyState>
      </Card>
    );
  }
  const makes = mayChangeSome(owners);
  return (
    <Card>
      <EmptyState
        icon="cpu"
        title="No runtimes yet"
        action={
          makes && (
            <LinkButton icon="plus" href={`${base}?new=1`}>
              New Runtime
            </LinkButton>
          )
        }
      >
        A runtime gives a model a name of your own, and says which credential pays for it. Without one,
        requests name the provider’s model.
      </EmptyState>
    </Card>
  );
}
