"use client";

import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { RelativeTime } from "@/components/ui/relative-time";
import { outcomes } from "./outcomes";
import type { Credential } from "./types";

type Props = {
  tested: Pick<Credential, "lastTestResult" | "lastTestedAt">;
  /** Another base URL under which the server has models. */
  suggestedBaseUrl?: string | null;
  action?: ReactNode;
};

/** What the last test of a credential came to. */
export function TestResult({ tested: { lastTestResult, lastTestedAt }, suggestedBaseUrl, action }: Props) {
  if (!lastTestResult) {
    return (
      <Alert strong="Not tested." action={action}>
        A test lists the provider’s models, which costs nothing.
      </Alert>
    );
  }
  const { tone, icon, word, text } = outcomes[lastTestResult];
  return (
    <Alert tone={tone} icon={icon} strong={`${word}.`} action={action}>
      {text} {suggestedBaseUrl && `Change it to ${suggestedBaseUrl} and test again. `}Tested{" "}
      <RelativeTime at={lastTestedAt} />.
    </Alert>
  );
}
