"use client";

import { useRef } from "react";
import { type CarryOut, RemediationButton } from "@/components/overview/remediation-button";
import { Link } from "@/components/ui/buttons/link";
import { LinkButton } from "@/components/ui/buttons/link-button";
import { TextLink } from "@/components/ui/buttons/text-link";
import { Card, List, ListItem, ListText } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/feedback/empty-state";
import { Icon } from "@/components/ui/icon";
import { plural } from "@/components/ui/values/format";
import { RelativeTime } from "@/components/ui/values/relative-time";
import { toneText } from "@/components/ui/values/tone";
import type { AttentionRow } from "./findings";

type Props = {
  rows: readonly AttentionRow[];
  carryOut: CarryOut;
  /** The findings that are not urgent, and the address of the page that lists them. */
  recommendations?: { count: number; href: string } | false;
};

/** Shows the findings that need attention: each row has a sentence and a button. */
export function Attention({ rows, carryOut, recommendations }: Props) {
  const box = useRef<HTMLDivElement>(null);
  return (
    <Card ref={box} tabIndex={-1}>
      {rows.length === 0 && (
        <EmptyState title="Nothing needs attention">
          Expiring, unused and over-privileged keys, failing credentials and budgets near their limit are
          listed here.
        </EmptyState>
      )}
      <List>
        {rows.map(({ id, icon, tone, name, href, words, at, remediation }) => (
          <ListItem key={id}>
            <Icon name={icon} className={toneText[tone]} />
            <ListText>
              <Link href={href}>{name}</Link> {words}
              {at && (
                <>
                  {" "}
                  <RelativeTime at={at} />
                </>
              )}
              .
            </ListText>
            {remediation && "href" in remediation && (
              <LinkButton size="s" href={remediation.href} aria-label={`${remediation.label} ${name}`}>
                {remediation.label}
              </LinkButton>
            )}
            {remediation && "command" in remediation && (
              <RemediationButton
                remediation={remediation}
                name={name}
                carryOut={carryOut}
                onDone={() => box.current?.focus({ preventScroll: true })}
              />
            )}
          </ListItem>
        ))}
      </List>
      {rows.length > 0 && rows.every(({ remediation }) => remediation === null) && (
        <p className="border-t border-line px-4 py-3 text-12 text-ink-3">
          You see these read-only. Members with write access can act on them.
        </p>
      )}
      {recommendations && (
        <p className="border-t border-line px-4 py-3 text-13">
          <TextLink href={recommendations.href}>
            {plural(recommendations.count, "more recommendation")}
          </TextLink>
        </p>
      )}
    </Card>
  );
}
