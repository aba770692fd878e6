"use client";

import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, List, ListItem } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { useToast } from "@/components/ui/toast";
import type { ActionError } from "@/lib/core/result";
import type { AttentionRow, Cure } from "./findings";

type Done = { ok: true } | { ok: false; error: ActionError };

/** Carries out a finding's command in the organization. */
export type CarryOut = (command: string, input: unknown) => Promise<Done>;

/** What needs attention now: each row one sentence and one button. */
export function Attention({ rows, carryOut }: { rows: AttentionRow[]; carryOut: CarryOut }) {
  return (
    <Card>
      {rows.length === 0 ? (
        <EmptyState title="Nothing needs attention" />
      ) : (
        <List>
          {rows.map((row) => (
            <ListItem key={row.id}>
              <Icon name={row.icon} className={row.pressing ? "warn" : ""} />
              <span className="fill">
                <Link href={row.href}>{row.name}</Link> {row.words} {row.at && <RelativeTime at={row.at} />}
              </span>
              {row.cure && <CureButton cure={row.cure} name={row.name} carryOut={carryOut} />}
            </ListItem>
          ))}
        </List>
      )}
    </Card>
  );
}

function CureButton({ cure, name, carryOut }: { cure: Cure; name: string; carryOut: CarryOut }) {
  const toast = useToast();
  const [pending, setPending] = useState(false);
  if ("href" in cure) {
    return (
      <LinkButton size="s" href={cure.href}>
        {cure.label}
      </LinkButton>
    );
  }
  const act = async () => {
    setPending(true);
    const result = await carryOut(cure.command, cure.input);
    setPending(false);
    toast(
      result.ok
        ? { text: `${name}: done.` }
        : { text: `${name} was not changed: ${result.error.message}.`, bad: true },
    );
  };
  return (
    <Button size="s" pending={pending} onClick={act}>
      {cure.label}
    </Button>
  );
}
