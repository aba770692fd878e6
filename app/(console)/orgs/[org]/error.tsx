"use client";

import { Page } from "@/components/layout/app-frame";
import { Button } from "@/components/ui/buttons/button";
import { EmptyState } from "@/components/ui/feedback/empty-state";

type Props = { error: Error & { digest?: string }; retry: () => void };

export default function ConsoleError({ error, retry }: Props) {
  return (
    <Page crumbs={[{ label: "This page could not be loaded" }]}>
      <EmptyState
        whole
        icon="alert"
        title="This page could not be loaded"
        action={<Button onClick={retry}>Try again</Button>}
      >
        The server met an unexpected error.
        {error.digest ? ` Reference: ${error.digest}.` : ""}
      </EmptyState>
    </Page>
  );
}
