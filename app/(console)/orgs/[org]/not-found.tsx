import { Page } from "@/components/layout/app-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

export default function NothingHere() {
  return (
    <Page crumbs={[{ label: "Nothing is here" }]}>
      <EmptyState
        whole
        icon="search"
        title="Nothing is here"
        action={<LinkButton href="/">Go to the overview</LinkButton>}
      >
        The address is wrong, or what it named was removed, or it belongs to where you have no access.
      </EmptyState>
    </Page>
  );
}
