"use client";

import { buttonVariants } from "@/components/ui/buttons/button-variants";
import { NotFoundView } from "@/components/ui/feedback/not-found-view";

type Props = { error: Error & { digest?: string }; retry: () => void };

export default function ErrorPage({ error, retry }: Props) {
  return (
    <NotFoundView
      title="This page could not be loaded"
      // A Button would bring all icons along, and every page loads this file.
      action={
        <button type="button" className={buttonVariants()} onClick={retry}>
          Try again
        </button>
      }
    >
      The server met an unexpected error.
      {error.digest ? ` Reference: ${error.digest}.` : ""}
    </NotFoundView>
  );
}
