import Link from "next/link";
import { Card, List, ListItem, Section } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import type { AttentionRow } from "./findings";

const SOON_MS = 7 * 24 * 60 * 60 * 1_000;

type Props = { rows: readonly AttentionRow[]; now: Date; allHref: string };

/** The keys that expire next, and when. */
export function ExpiringKeys({ rows, now, allHref }: Props) {
  const isSoon = (at: string | null) => at !== null && new Date(at).getTime() - now.getTime() < SOON_MS;
  return (
    <Section
      title="Keys expiring"
      aside={
        <Link className="link text-12" href={allHref}>
          All keys
        </Link>
      }
    >
      <Card>
        <List plain>
          {rows.map(({ id, name, href, owner, at }) => (
            <ListItem key={id}>
              <span className="fill truncate">
                <Link href={href}>{name}</Link> <span className="faint">{owner}</span>
              </span>
              <RelativeTime at={at} className={isSoon(at) ? "warn" : "muted"} />
            </ListItem>
          ))}
        </List>
      </Card>
    </Section>
  );
}
