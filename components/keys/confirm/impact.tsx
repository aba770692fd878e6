"use client";

import { useImpact } from "@/components/keys/confirm/use-impact";
import type { ImpactFacts, Key } from "@/components/keys/types";
import { Alert } from "@/components/ui/feedback/alert";
import { Skeleton } from "@/components/ui/feedback/skeleton";
import { fullTime, plural, relativeTime } from "@/components/ui/values/format";
import { useNow } from "@/components/ui/values/use-now";

const SHOWN = 3;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Shows in a dialog the recent requests, callers and models of a key. */
export const Impact = ({ of }: { of: Key }) => <ImpactFound facts={useImpact(of)} />;

/** Like `Impact`, but shows facts that the dialog has loaded. */
export function ImpactFound({ facts }: { facts: ReturnType<typeof useImpact> }) {
  if (facts === null) return <Skeleton className="h-25 rounded-8" />;
  if (facts === "unknown") return <Alert tone="amber">The usage of this key could not be loaded.</Alert>;
  return <ImpactWords facts={facts} />;
}

function ImpactWords({ facts }: { facts: ImpactFacts }) {
  const now = useNow();
  const { lastDay, lastMonth, lastUsedAt, callers, models } = facts;
  if (lastUsedAt === null) return <Alert strong="Never used.">No client is affected.</Alert>;
  if (lastMonth === 0) {
    return <Alert strong="No request in 30 days.">Last used on {fullTime(lastUsedAt)}.</Alert>;
  }
  const isRefused = lastDay > 0 && Date.parse(lastUsedAt) < now - DAY_MS;
  return (
    <Alert
      tone={lastDay > 0 ? "red" : "amber"}
      strong={`${plural(lastDay, "request")} in the last 24 hours,`}
    >
      {isRefused && "all of them refused, "}
      {plural(lastMonth, "request")} in 30 days, the last {isRefused && "that passed "}
      {relativeTime(lastUsedAt, now)}.
      <span className="mt-1 block">From {listed(callers.map(callerWords))}.</span>
      {models.length > 0 && (
        <span className="block">
          Models: {listed(models.map(({ model, runtime }) => model ?? runtime?.name ?? "unknown"))}.
        </span>
      )}
    </Alert>
  );
}

const callerWords = ({ ip, client }: ImpactFacts["callers"][number]) =>
  [ip ?? "an unknown address", client && `with ${client}`].filter(Boolean).join(" ");

/** Returns words as a list: "a, b, c and 2 more". */
function listed(words: string[]): string {
  const more = words.length - SHOWN;
  const first = words.slice(0, SHOWN).join(", ");
  return more > 0 ? `${first} and ${more} more` : first;
}
