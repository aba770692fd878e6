import type { ReactNode } from "react";
import { StateBadge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Fact, Facts } from "@/components/ui/facts";
import { duration, fullTime, plural } from "@/components/ui/format";
import { RelativeTime } from "@/components/ui/relative-time";

export type SecretFacts = {
  prefix: string;
  current: boolean;
  createdAt: string;
  validUntil: string | null;
  lastUsedAt: string | null;
  lastUsedIp: string | null;
  lastUsedClient: string | null;
};

type Use = { prefix: string; requests: number; clients: number };

type Props = {
  secrets: SecretFacts[];
  /** What each secret has served since the last rotation. */
  uses: Use[];
  /** The database's time. */
  now: string;
  /** What can be done to the grace of the retiring one. */
  acts?: ReactNode;
};

/** The live secrets of a key: a rotation is a move of its clients from one to the other. */
export function SecretList({ secrets, uses, now, acts }: Props) {
  return (
    <div className="stack gap-4">
      {secrets.map((secret) => (
        <Secret
          key={secret.prefix}
          secret={secret}
          use={uses.find(({ prefix }) => prefix === secret.prefix)}
          now={now}
          acts={secret.current ? undefined : acts}
        />
      ))}
    </div>
  );
}

type SecretProps = { secret: SecretFacts; use: Use | undefined; now: string; acts?: ReactNode };

function Secret({ secret, use, now, acts }: SecretProps) {
  const { prefix, validUntil, createdAt, lastUsedAt, lastUsedIp, lastUsedClient } = secret;
  const left = validUntil === null ? 0 : new Date(validUntil).getTime() - new Date(now).getTime();
  return (
    <Card padded>
      <div className="row between flex-wrap">
        <div className="row flex-wrap">
          <code className="mono strong">{prefix}</code>
          {validUntil === null ? (
            <StateBadge state="current" />
          ) : (
            <StateBadge state="retiring">Retiring, {duration(left)} left</StateBadge>
          )}
        </div>
        {acts && <div className="row">{acts}</div>}
      </div>
      <Facts tight className="mt-3">
        {validUntil === null ? (
          <Fact term="Issued">{fullTime(createdAt)}</Fact>
        ) : (
          <Fact term="Works until">{fullTime(validUntil)}</Fact>
        )}
        <Fact term="Last used">
          <RelativeTime at={lastUsedAt} />
          {lastUsedIp && (
            <>
              {" from "}
              <code className="mono">{lastUsedIp}</code>
            </>
          )}
          {lastUsedClient && ` with ${lastUsedClient}`}
        </Fact>
        {use && <Fact term="Since rotation">{served(use, validUntil !== null)}</Fact>}
      </Facts>
    </Card>
  );
}

function served({ requests, clients }: Use, retiring: boolean): string {
  if (requests === 0) return retiring ? "No request. The grace can end." : "No request yet.";
  const what = `${plural(requests, "request")}, from ${plural(clients, "client")}.`;
  return retiring ? `${what} Move ${clients === 1 ? "it" : "them"} before the grace ends.` : what;
}
