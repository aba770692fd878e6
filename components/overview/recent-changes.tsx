import { Card, List, ListItem, Section } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { actionWords } from "./action-words";

export type Entry = {
  sequence: number;
  at: string;
  actorName: string;
  action: string;
  subjectName: string;
};

/** Who changed what lately, one sentence each. */
export function RecentChanges({ entries }: { entries: Entry[] }) {
  return (
    <Section title="Recent changes" className="mt-6">
      <Card>
        {entries.length === 0 ? (
          <EmptyState title="Nothing was changed yet" />
        ) : (
          <List>
            {entries.map(({ sequence, at, actorName, action, subjectName }) => (
              <ListItem key={sequence}>
                <span className="fill">
                  <span className="strong">{actorName}</span> {actionWords(action)}{" "}
                  <span className="strong">{subjectName}</span>
                </span>
                <RelativeTime at={at} className="muted text-13" />
              </ListItem>
            ))}
          </List>
        )}
      </Card>
    </Section>
  );
}
