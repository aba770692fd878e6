"use client";

import { useEffect, useState } from "react";
import { noAnswer } from "@/components/forms/no-answer";
import { useActs } from "@/components/keys/acts";
import { CreatedKeysChoice } from "@/components/keys/confirm/created-keys-choice";
import type { BulkImpact, Key } from "@/components/keys/types";
import { formatLastDay } from "@/components/resource/format-last-day";
import { Button } from "@/components/ui/buttons/button";
import { List, ListItem, ListText } from "@/components/ui/card";
import { Confirm } from "@/components/ui/dialogs/confirm";
import { Alert } from "@/components/ui/feedback/alert";
import { Skeleton } from "@/components/ui/feedback/skeleton";
import { plural, relativeTime } from "@/components/ui/values/format";
import { useNow } from "@/components/ui/values/use-now";
import type { Result } from "@/lib/core/errors/action-result";

const SHOWN = 6;

const WORDS = {
  disable: {
    route: "POST /api/keys/:id/disable",
    verb: "Disable",
    what: "Their next requests are refused. You can enable them again at any time.",
  },
  revoke: {
    route: "POST /api/keys/:id/revoke",
    verb: "Revoke",
    what: "Their next requests are refused, on every server.",
  },
} as const;

/** The bulk acts that need a confirmation. */
export type ConfirmedBulkAct = keyof typeof WORDS;

type Props = {
  act: ConfirmedBulkAct;
  keys: Key[];
  onClose: () => void;
  /** Called to disable the keys instead of revoking them. */
  onGentler: () => void;
  onConfirm: (includeCreated: boolean) => void;
};

/** Shows the confirmation of a bulk act, with the use of each key and the choice to revoke created keys. */
export function BulkQuestion({ act, keys, onClose, onGentler, onConfirm }: Props) {
  const impact = useBulkImpact(keys);
  const [includeCreated, setIncludeCreated] = useState(false);
  const { route, verb, what } = WORDS[act];
  const those = plural(keys.length, "key");
  const created = act === "revoke" && impact?.ok ? impact.data.createdKeys : 0;
  return (
    <Confirm
      open
      onOpenChange={(stays) => !stays && onClose()}
      title={`${verb} ${those}?`}
      description={what}
      verb={`${verb} ${those}`}
      request={keys.map(({ id, version }) => ({
        route,
        getInput: () => ({ id, version, ...(includeCreated && { includeCreated }) }),
      }))}
      gentler={act === "revoke" && <Button onClick={onGentler}>Disable instead</Button>}
      onConfirm={async () => {
        onConfirm(includeCreated);
        return undefined;
      }}
    >
      <LastDay impact={impact} />
      <Uses keys={keys} impact={impact} />
      <CreatedKeysChoice
        created={created}
        creators={keys.length}
        checked={includeCreated}
        onChange={setIncludeCreated}
      />
    </Confirm>
  );
}

/** Loads the impact of a bulk act on keys. Returns undefined while it loads. */
function useBulkImpact(keys: Key[]): Result<BulkImpact> | undefined {
  const { keyContext } = useActs();
  const [impact, setImpact] = useState<Result<BulkImpact>>();
  const { getBulkImpact } = keyContext.actions;
  const { slug } = keyContext.organization;
  const ids = keys.map(({ id }) => id).join();
  useEffect(() => {
    let isShown = true;
    getBulkImpact(slug, { ids: ids.split(",") })
      .catch(noAnswer)
      .then((result) => isShown && setImpact(result));
    return () => {
      isShown = false;
    };
  }, [getBulkImpact, slug, ids]);
  return impact;
}

function LastDay({ impact }: { impact: Result<BulkImpact> | undefined }) {
  if (!impact) return <Skeleton className="h-10 rounded-8" />;
  if (!impact.ok) return <Alert tone="amber">The usage of these keys could not be loaded.</Alert>;
  const used = impact.data.keys.filter(({ requestsLastDay }) => requestsLastDay > 0);
  const requests = used.reduce((sum, { requestsLastDay }) => sum + requestsLastDay, 0);
  return (
    <Alert tone={requests > 0 ? "red" : "plain"} strong={formatLastDay(requests)}>
      {requests === 0 ? "No client is affected." : `From ${used.length} of these keys.`}
    </Alert>
  );
}

function Uses({ keys, impact }: { keys: Key[]; impact: Result<BulkImpact> | undefined }) {
  const now = useNow();
  const found = impact?.ok ? impact.data.keys : [];
  const countRequests = (id: string) => found.find((key) => key.id === id)?.requestsLastDay ?? 0;
  const sorted = keys.toSorted((a, b) => countRequests(b.id) - countRequests(a.id));
  const more = keys.length - SHOWN;
  return (
    <List plain className="[&>li]:px-0">
      {sorted.slice(0, SHOWN).map(({ id, name, lastUsedAt }) => (
        <ListItem key={id}>
          <ListText className="truncate">
            <span className="font-medium text-ink" dir="auto">
              {name}
            </span>
          </ListText>
          <span className="text-ink-2">
            {countRequests(id) > 0
              ? plural(countRequests(id), "request")
              : lastUsedAt === null
                ? "never used"
                : `last used ${relativeTime(lastUsedAt, now)}`}
          </span>
        </ListItem>
      ))}
      {more > 0 && (
        <ListItem>
          <ListText className="text-ink-3">and {plural(more, "more key")}</ListText>
        </ListItem>
      )}
    </List>
  );
}
