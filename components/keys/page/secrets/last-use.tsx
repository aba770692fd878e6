import { RelativeTime } from "@/components/ui/values/relative-time";

export type SecretFacts = {
  prefix: string;
  current: boolean;
  createdAt: string;
  validUntil: string | null;
  lastUsedAt: string | null;
  lastUsedIp: string | null;
  lastUsedClient: string | null;
};

/** Shows a secret's last use: "3 min ago from 10.2.3.4 by python-requests". */
export function LastUse({ of }: { of: Pick<SecretFacts, "lastUsedAt" | "lastUsedIp" | "lastUsedClient"> }) {
  return (
    <>
      <RelativeTime at={of.lastUsedAt} />
      {of.lastUsedIp && (
        <>
          {" from "}
          <code className="font-mono text-[0.923em]">{of.lastUsedIp}</code>
        </>
      )}
      {of.lastUsedClient && ` by ${of.lastUsedClient}`}
    </>
  );
}

/** The usage of a secret since the last rotation. */
export type SecretUse = { prefix: string; requests: number; clients: number };
