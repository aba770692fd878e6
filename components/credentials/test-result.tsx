"use client";

import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { RelativeTime } from "@/components/ui/relative-time";
import { outcomes } from "./outcomes";
import type { Credential } from "./types";

type Props = {
  tested: Pick<Credential, "lastTestResult" | "lastTestedAt">;
  /** Whether the credential has a test. */
  testable?: boolean;
  /** Another base URL under which the server has models. */
  suggestedBaseUrl?: string | null;
  action?: ReactNode;
};

/** What the last test of a credential came to. */
export function TestResult({ tested, testable = true, suggestedBaseUrl, action }: Props) {
  const { lastTestResult, lastTestedAt } = tested;
  if (!lastTestResult) {
    return (
      <Alert strong="Not tested." action={action}>
        {testable
          ? "A test makes one request to the provider that costs nothing."
          : "The credentials of this provider have no test."}
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
