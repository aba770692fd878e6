"use client";

import type { Key } from "@/components/keys/types";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ChipList } from "@/components/ui/chip";
import { Confirm } from "@/components/ui/confirm";
import { count, plural, relativeTime } from "@/components/ui/format";
import { useNow } from "@/components/ui/use-now";

const DAY_MS = 24 * 60 * 60 * 1000;

const WORDS = {
  disable: {
    verb: "Disable",
    what: "Their next requests are refused. You can enable them again at any time.",
  },
  revoke: { verb: "Revoke", what: "Their next requests are refused, on every server." },
} as const;

/** The bulk acts that need a confirmation. */
export type BulkAsked = keyof typeof WORDS;

type Props = {
  act: BulkAsked;
  keys: Key[];
  onClose: () => void;
  /** Called to disable the keys instead of revoking them. */
  onGentler: () => void;
  onConfirm: () => void;
};

/** Shows the confirmation of a bulk act, with the names of the keys and their latest use. */
export function BulkQuestion({ act, keys, onClose, onGentler, onConfirm }: Props) {
  const { verb, what } = WORDS[act];
  const those = plural(keys.length, "key");
  return (
    <Confirm
      open
      onOpenChange={(stays) => !stays && onClose()}
      title={`${verb} ${those}?`}
      description={what}
      verb={`${verb} ${those}`}
      gentler={act === "revoke" && <Button onClick={onGentler}>Disable instead</Button>}
      onConfirm={async () => {
        onConfirm();
        return undefined;
      }}
    >
      <ChipList values={keys.map(({ name }) => name)} />
      <LatestUse keys={keys} />
    </Confirm>
  );
}

function LatestUse({ keys }: { keys: Key[] }) {
  const now = useNow();
  const uses = keys.flatMap(({ lastUsedAt }) => (lastUsedAt ? [Date.parse(lastUsedAt)] : []));
  if (uses.length === 0) return <Alert strong="Never used.">No client is affected.</Alert>;
  const last = relativeTime(Math.max(...uses), now);
  const today = uses.filter((at) => at > now - DAY_MS).length;
  if (today === 0) return <Alert strong="No use in the last 24 hours.">The last was {last}.</Alert>;
  const who =
    today === keys.length ? "All of them were" : `${count(today)} of them ${today === 1 ? "was" : "were"}`;
  return (
    <Alert tone="red" strong={`${who} used in the last 24 hours,`}>
      the last {last}.
    </Alert>
  );
}
