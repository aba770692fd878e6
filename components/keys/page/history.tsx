import { actionWords } from "@/components/audit/action-words";
import { toFactLines } from "@/components/audit/fact-lines";
import { Card } from "@/components/ui/card";
import { Diff } from "@/components/ui/code/diff";
import { Collapsible } from "@/components/ui/collapsible";
import { EmptyState } from "@/components/ui/feedback/empty-state";
import { fullTime } from "@/components/ui/values/format";
import { RelativeTime } from "@/components/ui/values/relative-time";

type Facts = Record<string, unknown> | null;

export type Entry = {
  sequence: number;
  at: string;
  actorName: string;
  action: string;
  before: Facts;
  after: Facts;
  ip: string | null;
  client: string | null;
};

/** Shows the changes of a key, newest first. Each entry expands to the facts before and after. */
export function History({ entries }: { entries: Entry[] }) {
  if (entries.length === 0) {
    return (
      <Card>
        <EmptyState title="No changes yet" />
      </Card>
    );
  }
  return (
    <div className="grid grid-cols-1 gap-4">
      {entries.map(({ sequence, at, actorName, action, before, after, ip, client }) => (
        <Collapsible
          key={sequence}
          title={`${actorName} ${actionWords(action)}`}
          summary={<RelativeTime at={at} />}
        >
          <p className="text-ink-2 text-13">
            {fullTime(at)}, {[ip, client].filter(Boolean).join(" with ") || "from the server itself"}
          </p>
          <Diff lines={toFactLines(before, after)} />
        </Collapsible>
      ))}
    </div>
  );
}
