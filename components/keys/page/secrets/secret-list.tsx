import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { StateBadge } from "@/components/ui/values/badge";
import { DescriptionItem, DescriptionList } from "@/components/ui/values/description-list";
import { fullTime, plural } from "@/components/ui/values/format";
import { LastUse, type SecretFacts, type SecretUse } from "./last-use";
import { RetiringBadge } from "./retiring-badge";
import { RotationNote } from "./rotation-note";

type Props = {
  secrets: SecretFacts[];
  uses: SecretUse[];
  /** The database's time. */
  now: string;
  /** The buttons for the grace period of the retiring secret. */
  acts?: ReactNode;
};

/** Shows the live secrets of a key. During a rotation there are two: the current and the retiring one. */
export function SecretList({ secrets, uses, now, acts }: Props) {
  const findServing = ({ prefix }: SecretFacts) => uses.find((use) => use.prefix === prefix);
  const retiring = secrets.find(({ current }) => !current);
  return (
    <div className="grid grid-cols-1 gap-4">
      {retiring && <RotationNote retiring={retiring} use={findServing(retiring)} now={now} />}
      <Card>
        <ul className="divide-y divide-line">
          {secrets.map((secret) => (
            <li key={secret.prefix} className="p-4">
              <Secret secret={secret} use={findServing(secret)} acts={secret.current ? undefined : acts} />
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

type SecretProps = { secret: SecretFacts; use: SecretUse | undefined; acts?: ReactNode };

function Secret({ secret, use, acts }: SecretProps) {
  const { prefix, validUntil, createdAt } = secret;
  return (
    <>
      <div className="flex min-w-0 items-center gap-2 justify-between flex-wrap">
        <div className="flex min-w-0 items-center gap-2 flex-wrap">
          <code className="font-mono text-[0.923em] font-medium text-ink">{prefix}</code>
          {validUntil === null ? <StateBadge state="current" /> : <RetiringBadge until={validUntil} />}
        </div>
        {acts && <div className="flex min-w-0 items-center gap-2">{acts}</div>}
      </div>
      <DescriptionList tight className="mt-3">
        {validUntil === null ? (
          <DescriptionItem term="Issued">{fullTime(createdAt)}</DescriptionItem>
        ) : (
          <DescriptionItem term="Works until">{fullTime(validUntil)}</DescriptionItem>
        )}
        <DescriptionItem term="Last used">
          <LastUse of={secret} />
        </DescriptionItem>
        {use && <DescriptionItem term="Since rotation">{served(use)}</DescriptionItem>}
      </DescriptionList>
    </>
  );
}

const served = ({ requests, clients }: SecretUse) =>
  requests === 0 ? "No request yet." : `${plural(requests, "request")}, from ${plural(clients, "client")}.`;
