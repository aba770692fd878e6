import { Link } from "@/components/ui/buttons/link";
import { TextLink } from "@/components/ui/buttons/text-link";
import { Card, List, ListItem, ListText, Section } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/values/relative-time";
import type { AttentionRow } from "./findings";

const SOON_MS = 7 * 24 * 60 * 60 * 1_000;

type Props = { rows: readonly AttentionRow[]; now: Date; allHref: string };

/** Shows the keys that expire next. */
export function ExpiringKeys({ rows, now, allHref }: Props) {
  const isSoon = (at: string | null) => at !== null && new Date(at).getTime() - now.getTime() < SOON_MS;
  return (
    <Section
      title="Keys expiring"
      aside={
        <TextLink className="text-12" href={allHref}>
          All keys
        </TextLink>
      }
    >
      <Card>
        <List plain>
          {rows.map(({ id, name, href, owner, at }) => (
            <ListItem key={id}>
              <ListText className="truncate">
                <Link href={href}>{name}</Link> <span className="text-ink-3">{owner}</span>
              </ListText>
              <RelativeTime at={at} className={isSoon(at) ? "text-amber" : "text-ink-2"} />
            </ListItem>
          ))}
        </List>
      </Card>
    </Section>
  );
}
