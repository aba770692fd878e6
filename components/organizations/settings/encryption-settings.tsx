import { RefreshWhile } from "@/components/resource/refresh-while";
import { CopyLine } from "@/components/ui/buttons/copy-button";
import { Card, List, ListItem, ListText, Section } from "@/components/ui/card";
import { Progress } from "@/components/ui/charts/meter";
import type { DataOf } from "@/components/ui/feedback/action";
import { Alert } from "@/components/ui/feedback/alert";
import { StateBadge } from "@/components/ui/values/badge";
import { count, plural } from "@/components/ui/values/format";
import type { getEncryption } from "@/lib/jobs/get-encryption";

type Encryption = DataOf<typeof getEncryption>;

const COMMAND = "npm run rotate-master-key";

/** Shows which master key encrypts the organization's credentials, and the progress of a rotation. */
export function EncryptionSettings({ keyIds, credentials, run }: Encryption) {
  const { current, older, lost } = credentials;
  const isRunning = run !== null && run.finishedAt === null;
  return (
    <Section title="Encryption">
      {lost > 0 && (
        <Alert
          tone="red"
          className="mb-2.5"
          strong={`${plural(lost, "credential")} cannot be decrypted, and calls with them fail.`}
        >
          Add the missing key to MASTER_KEY again, or enter their secrets again.
        </Alert>
      )}
      <Card>
        <List>
          <ListItem className="pr-4">
            <ListText>
              <p className="font-medium text-ink">Master key</p>
              <p className="text-12 text-ink-3">{describeState(keyIds, credentials)}</p>
            </ListText>
            <code className="font-mono text-12 text-ink-2">{keyIds[0]}</code>
            {older === 0 && lost === 0 && <StateBadge state="current" />}
          </ListItem>
          {older > 0 && (
            <li className="grid grid-cols-1 gap-2 px-4 py-3 text-12 text-ink-2">
              <Progress
                value={current}
                max={current + older}
                label="Credentials with the current master key"
              />
              <span className="tabular-nums">
                {count(current)} of {count(current + older)} credentials use the current key.
                {isRunning && ` ${plural(run.processed, "record")} of the server checked.`}
              </span>
              <CopyLine text={COMMAND} kind="Run on the server" />
            </li>
          )}
        </List>
      </Card>
      <RefreshWhile active={older > 0 && isRunning} />
    </Section>
  );
}

function describeState(keyIds: string[], { older }: Encryption["credentials"]): string {
  if (older > 0) return "Some credentials are still encrypted with an older key.";
  return keyIds.length > 1
    ? "Every credential uses the first key. Remove the older keys from MASTER_KEY and restart the server."
    : "Encrypts every stored secret.";
}
