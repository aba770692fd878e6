import { Card, List, ListItem, ListText } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { duration, fullTime } from "@/components/ui/values/format";
import { RelativeTime } from "@/components/ui/values/relative-time";
import type { Delivery } from "./types";

/** Shows the attempts of a delivery, the newest first, and when the next one is due. */
export function AttemptList({ of: { attempts, nextAttemptAt } }: { of: Delivery }) {
  if (attempts.length === 0) return <p className="text-13 text-ink-2">None yet. The first one starts now.</p>;
  return (
    <>
      <Card>
        <List plain>
          {attempts.toReversed().map((attempt) => (
            <ListItem key={attempt.at}>
              <Attempt {...attempt} />
            </ListItem>
          ))}
        </List>
      </Card>
      {nextAttemptAt && (
        <p className="mt-2 text-12 text-ink-3">
          The next attempt is due <RelativeTime at={nextAttemptAt} />.
        </p>
      )}
    </>
  );
}

function Attempt({ at, status, durationMs, error }: Delivery["attempts"][number]) {
  const isAccepted = status !== null && status >= 200 && status <= 299;
  return (
    <>
      <Icon
        name={isAccepted ? "check" : "x"}
        size={14}
        className={isAccepted ? "flex-none text-green" : "flex-none text-red"}
      />
      <ListText>
        <p className="text-ink">{error ?? `Answered ${status}`}</p>
        <p className="text-12 text-ink-3">
          <time dateTime={at}>{fullTime(at)}</time>
        </p>
      </ListText>
      {durationMs !== null && <span className="text-12 text-ink-3 tabular-nums">{duration(durationMs)}</span>}
    </>
  );
}
