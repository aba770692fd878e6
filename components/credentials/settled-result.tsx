import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { plural } from "@/components/ui/format";
import { TestResult } from "./test-result";
import type { Settled } from "./types";

type Props = { settled: Settled; action?: ReactNode };

/** The test result of a new credential, and why it was not activated. */
export function SettledResult({ settled, action }: Props) {
  const { active, lastTestResult, replaces, suggestedBaseUrl } = settled;
  return (
    <>
      <TestResult tested={settled} suggestedBaseUrl={suggestedBaseUrl} action={action} />
      {active && lastTestResult !== "valid" && (
        <Alert tone="amber" strong="The credential is active and will be used.">
          Deactivate it or replace its secret.
        </Alert>
      )}
      {!active && replaces && (
        <Alert tone="amber" strong={`${replaces.name} is in use.`}>
          {replaces.requestsLastDay === 0
            ? "It had no request in the last 24 h."
            : `It had ${plural(replaces.requestsLastDay, "request")} in the last 24 h.`}{" "}
          If you activate this credential, calls use it instead.
        </Alert>
      )}
    </>
  );
}
