"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { LinkButton } from "@/components/ui/buttons/link-button";
import { Alert } from "@/components/ui/feedback/alert";
import { Spinner } from "@/components/ui/feedback/spinner";
import { RelativeTime } from "@/components/ui/values/relative-time";
import { toFix } from "./failure-fix";
import type { Failure } from "./types";

const ASK_EVERY_MS = 2_000;

type Props = { answered: boolean; failure: Failure | null; runtime: string; organization: string };

/** Shows whether the first request was answered, or why the latest one failed and how to fix it. */
export function FirstRequest({ answered, failure, runtime, organization }: Props) {
  const router = useRouter();
  useEffect(() => {
    if (answered) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [answered, router]);
  const fix = failure && toFix(failure, { runtime, base: `/orgs/${organization}` });
  return (
    <>
      {failure && fix && (
        <Alert
          tone="amber"
          role="status"
          strong={`A request failed with ${failure.code ?? failure.status}.`}
          action={
            fix.href && (
              <LinkButton size="s" href={fix.href}>
                {fix.label}
              </LinkButton>
            )
          }
        >
          {fix.text} <RelativeTime at={failure.at} />
        </Alert>
      )}
      <Spinner
        waiting="Waiting for the first request…"
        done={answered ? "First request answered" : undefined}
      />
    </>
  );
}
