import type { ReactNode } from "react";
import type { Settled } from "@/components/credentials/types";
import { formatLastDay } from "@/components/resource/format-last-day";
import { Alert } from "@/components/ui/feedback/alert";
import { TestResult } from "./test-result";

type Props = { settled: Settled; action?: ReactNode };

/** The test result of a new credential, and why it was not activated. */
export function SettledResult({ settled, action }: Props) {
  const { active, lastTestResult, replaces, details } = settled;
  return (
    <>
      <TestResult tested={settled} testable={lastTestResult !== null} details={details} action={action} />
      {active && lastTestResult !== "valid" && lastTestResult !== null && (
        <Alert tone="amber" strong="The credential is active and will be used.">
          Deactivate it or replace its secret.
        </Alert>
      )}
      {!active && replaces && (
        <Alert tone="amber" strong={`${replaces.name} is in use.`}>
          {formatLastDay(replaces.requestsLastDay)} If you activate this credential, calls use it instead.
        </Alert>
      )}
    </>
  );
}
