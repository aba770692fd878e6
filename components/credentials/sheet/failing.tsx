import type { Credential } from "@/components/credentials/types";
import { Alert } from "@/components/ui/feedback/alert";
import { Badge } from "@/components/ui/values/badge";
import { RelativeTime } from "@/components/ui/values/relative-time";

type Failing = NonNullable<Credential["failing"]>;

const reasons = {
  rejected: {
    tone: "red",
    icon: "x",
    word: "Rejected",
    text: "The provider refuses calls with this secret.",
  },
  out_of_quota: {
    tone: "amber",
    icon: "warn",
    word: "Out of quota",
    text: "The provider refuses calls, because its account is out of quota.",
  },
  rate_limited: {
    tone: "amber",
    icon: "clock",
    word: "Rate limited",
    text: "The provider refuses calls, because there were too many.",
  },
  unavailable: {
    tone: "amber",
    icon: "alert",
    word: "Provider failing",
    text: "The provider fails to answer calls.",
  },
} as const;

/**
 * Shows that the provider refuses the calls of a credential. It fails until somebody acts, or rests for a while.
 */
export function FailingBadge({ reason }: Pick<Failing, "reason">) {
  const isFailing = reason === "rejected" || reason === "out_of_quota";
  return (
    <Badge tone={isFailing ? "red" : "amber"} icon={isFailing ? "x" : "clock"}>
      {isFailing ? "Failing" : "Resting"}
    </Badge>
  );
}

/** Shows why calls of a credential fail: the provider's answer, since when, and when it is tried again. */
export function FailingAlert({ failing }: { failing: Failing }) {
  const { reason, status, code, message, since, at, retryAt } = failing;
  const { tone, icon, word, text } = reasons[reason];
  return (
    <Alert tone={tone} icon={icon} strong={`${word}.`}>
      {text} Answer: {status}
      {code && ` ${code}`}
      {message && `, “${message}”`}. First <RelativeTime at={since} />, last <RelativeTime at={at} />. Next
      try <RelativeTime at={retryAt} />. Until then, runtimes that do not link it use another active
      credential.
    </Alert>
  );
}
