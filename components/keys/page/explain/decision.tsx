import { Card } from "@/components/ui/card";
import { Trace, Verdict } from "@/components/ui/code/trace";

import { ErrorCode } from "@/components/ui/feedback/error-code";
import { checkWords } from "./check-words";

export type Explained = {
  valid: boolean;
  /** The response to the caller, if the request is refused. */
  answer: { status: number; code: string; message: string } | null;
  /** The key's denied models. */
  denylist: readonly string[];
  trace: { check: string; outcome: string; rule: string | null; seen: string | null }[];
};

const OUTCOMES: Record<string, "pass" | "deny" | "skip"> = {
  pass: "pass",
  deny: "deny",
  not_applicable: "pass",
};

const CHECKS: Record<string, string> = {
  ip: "IP",
  day: "Daily limit",
  minute: "Minute limit",
};

/** Shows the decision on a described request: the verdict, then each check with the rule that decided. */
export function Decision({ valid, answer, denylist, trace }: Explained) {
  return (
    <Card>
      <Verdict allowed={valid} title={answer ? `Denied: ${answer.message}` : "Allowed"}>
        {answer ? (
          <>
            The caller gets {answer.status} <ErrorCode code={answer.code} />.
          </>
        ) : (
          "Every check passes."
        )}
      </Verdict>
      <Trace
        steps={trace.map(({ check, outcome, rule, seen }) => ({
          check: CHECKS[check] ?? check.charAt(0).toUpperCase() + check.slice(1),
          outcome: OUTCOMES[outcome] ?? "skip",
          ...checkWords(check, outcome, rule, seen, denylist),
        }))}
      />
    </Card>
  );
}
