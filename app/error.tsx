"use client";

import { Button } from "@/components/ui/button";
import { NotFoundView } from "@/components/ui/not-found-view";

type Props = { error: Error & { digest?: string }; retry: () => void };

export default function ErrorPage({ error, retry }: Props) {
  return (
    <NotFoundView title="This page could not be loaded" action={<Button onClick={retry}>Try again</Button>}>
      The server met an unexpected error.
      {error.digest ? ` Reference: ${error.digest}.` : ""}
    </NotFoundView>
  );
}
