"use client";

import type { ReactNode } from "react";
import { outcomes } from "@/components/credentials/outcomes";
import type { Credential, TestDetails } from "@/components/credentials/types";
import { Alert } from "@/components/ui/feedback/alert";
import { duration, plural } from "@/components/ui/values/format";
import { RelativeTime } from "@/components/ui/values/relative-time";

type Props = {
  tested: Pick<Credential, "lastTestResult" | "lastTestedAt">;
  /** Whether the credential has a test. */
  testable?: boolean;
  /** What the test found besides its result. Absent when it is not known any longer. */
  details?: TestDetails | null;
  action?: ReactNode;
};

/** What the last test of a credential came to. */
export function TestResult({ tested, testable = true, details, action }: Props) {
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
      {text} {details && formatDetails(details)}Tested <RelativeTime at={lastTestedAt} />.
    </Alert>
  );
}

function formatDetails({ suggestedBaseUrl, models, durationMs }: TestDetails): string {
  if (suggestedBaseUrl) return `Change it to ${suggestedBaseUrl} and test again. `;
  if (models === null || durationMs === null) return "";
  return `Listed ${plural(models, "model")} in ${duration(durationMs)}. `;
}
