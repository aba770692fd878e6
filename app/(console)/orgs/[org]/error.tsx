"use client";

import { Page } from "@/components/layout/app-frame";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function ConsoleError({ error, reset }: Props) {
  return (
    <Page crumbs={[{ label: "This page could not be shown" }]}>
      <EmptyState
        whole
        icon="alert"
        title="This page could not be shown"
        action={<Button onClick={reset}>Try again</Button>}
      >
        The server met an error that it did not expect. Nothing was changed.
        {error.digest ? ` For the log: ${error.digest}.` : ""}
      </EmptyState>
    </Page>
  );
}
