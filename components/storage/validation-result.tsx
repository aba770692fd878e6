import type { ReactNode } from "react";
import { Alert } from "@/components/ui/feedback/alert";
import { RelativeTime } from "@/components/ui/values/relative-time";
import type { StorageUnit } from "./types";
import { statuses } from "./words";

type Props = {
  unit: Pick<StorageUnit, "status" | "lastValidatedAt">;
  /** Why the provider refused, when it was validated just now. */
  evidence?: string | null;
  action?: ReactNode;
};

/** Shows the result of a storage unit's last validation. */
export function ValidationResult({ unit: { status, lastValidatedAt }, evidence, action }: Props) {
  const { tone, icon, word, text } = statuses[status];
  if (tone === "grey") {
    return (
      <Alert strong={`${word}.`} action={action}>
        {text}
      </Alert>
    );
  }
  return (
    <Alert tone={tone} icon={icon} strong={`${word}.`} action={action}>
      {text} Validated <RelativeTime at={lastValidatedAt} />.
      {evidence && <span className="block">{evidence}</span>}
    </Alert>
  );
}
