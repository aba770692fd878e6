import { actionWords } from "@/components/audit/action-words";
import { TextLink } from "@/components/ui/buttons/text-link";
import { Card, List, ListItem, ListText, Section } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/feedback/empty-state";
import { Avatar } from "@/components/ui/values/avatar";
import { RelativeTime } from "@/components/ui/values/relative-time";

export type Entry = {
  sequence: number;
  at: string;
  actor: string;
  actorName: string;
  action: string;
  subject: string;
  subjectName: string;
};

type Props = { entries: readonly Entry[]; self: string; auditHref: string };

/** Shows the latest changes, one sentence each. The actor `self` is shown as "You". */
export function RecentChanges({ entries, self, auditHref }: Props) {
  return (
    <Section
      title="Recent changes"
      aside={
        <TextLink className="text-12" href={auditHref}>
          Audit
        </TextLink>
      }
    >
      <Card>
        {entries.length === 0 ? (
          <EmptyState title="Nothing was changed yet" />
        ) : (
          <List plain>
            {entries.map(({ sequence, at, actor, actorName, action, subject, subjectName }) => (
              <ListItem key={sequence}>
                <Avatar name={actorName} />
                <ListText>
                  <strong>{actor === self ? "You" : actorName}</strong> {actionWords(action, subject)}{" "}
                  <strong>{subjectName}</strong>
                </ListText>
                <RelativeTime at={at} className="text-ink-2 whitespace-nowrap" />
              </ListItem>
            ))}
          </List>
        )}
      </Card>
    </Section>
  );
}
