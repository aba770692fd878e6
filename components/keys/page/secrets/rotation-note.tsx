import { Alert } from "@/components/ui/feedback/alert";
import { relativeTime } from "@/components/ui/values/format";
import { LastUse, type SecretFacts, type SecretUse } from "./last-use";

type Props = { retiring: SecretFacts; use: SecretUse | undefined; now: string };

/** Shows whether clients still use the old secret after a rotation. */
export function RotationNote({ retiring, use, now }: Props) {
  const { validUntil } = retiring;
  if (!use || use.requests === 0) {
    return (
      <Alert tone="green" strong="The old secret has not been used since the rotation.">
        The grace can end.
      </Alert>
    );
  }
  const its = use.clients === 1 ? "its client" : `its ${use.clients} clients`;
  return (
    <Alert
      tone="amber"
      strong={
        <>
          The old secret was last used <LastUse of={retiring} />.
        </>
      }
    >
      Move {its} before the grace ends{validUntil && ` ${relativeTime(validUntil, now)}`}.
    </Alert>
  );
}
