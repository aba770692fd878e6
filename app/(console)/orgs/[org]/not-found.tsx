import { Page } from "@/components/layout/app-frame";
import { LinkButton } from "@/components/ui/buttons/link-button";
import { EmptyState } from "@/components/ui/feedback/empty-state";

export const metadata = { title: "Page not found" };

export default function PageNotFound() {
  return (
    <Page crumbs={[{ label: "Page not found" }]}>
      <EmptyState
        whole
        icon="search"
        title="Page not found"
        action={<LinkButton href="/">Go to the overview</LinkButton>}
      >
        It may have been moved or deleted, or you don’t have access.
      </EmptyState>
    </Page>
  );
}
