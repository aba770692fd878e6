"use client";

import { useEffect, useState } from "react";
import { useActs } from "@/components/keys/acts";
import { TestRequest } from "@/components/keys/test-request";
import type { Issued } from "@/components/keys/types";
import { SampleTabs } from "@/components/samples/sample-tabs";
import { CopyLine } from "@/components/ui/buttons/copy-button";
import { OnceDialog } from "@/components/ui/dialogs/once-dialog";
import { Spinner } from "@/components/ui/feedback/spinner";
import { MaskedValue } from "@/components/ui/values/masked-value";

const ASK_EVERY_MS = 2_000;
const DOTS = "••••";

type Props = { issued: Issued & { secret: string }; onClose: () => void };

/** Shows a new secret once. Asks for a confirmation if it is closed before the secret was copied. */
export function SecretOnce({ issued, onClose }: Props) {
  const { keyContext } = useActs();
  const { key, secret, how } = issued;
  const arrived = useFirstRequest(issued);
  const { baseUrl, models } = keyContext;
  const mayChat = key.scopes.includes("chat:write") && models.chat !== null;
  const lines = mayChat ? [envLine] : [envLine, toCurlLine(baseUrl, key.scopes)];
  const shown = `${key.prefix}${DOTS}`;
  return (
    <OnceDialog
      title={how === "created" ? "API key created" : "Secret rotated"}
      description={`${key.name}. This is the only time you can see this key. Store it with your other secrets.`}
      what="key"
      text={secret}
      loss="It cannot be shown again. To get a new secret, you would have to rotate the key."
      onClose={onClose}
      start={
        <Spinner
          waiting="Waiting for the first request…"
          done={arrived ? "First request received" : undefined}
        />
      }
      below={mayChat && models.chat && <TestRequest baseUrl={baseUrl} model={models.chat} secret={secret} />}
    >
      {(onCopied) => (
        <>
          <MaskedValue label="key" prefix={key.prefix} value={secret} onCopied={onCopied} />
          <p className="font-medium text-ink-2 mt-1 text-12">Or copy it as</p>
          {lines.map(({ kind, line }) => (
            <CopyLine
              key={kind}
              kind={kind}
              label={`Copy as ${kind}${kind === ".env" ? " line" : ""}`}
              text={line(secret)}
              shown={line(shown)}
              onCopied={onCopied}
            />
          ))}
          {mayChat && (
            <SampleTabs
              baseUrl={baseUrl}
              models={models}
              secret={{ value: secret, shown }}
              onCopied={onCopied}
            />
          )}
        </>
      )}
    </OnceDialog>
  );
}

const envLine = { kind: ".env", line: (secret: string) => `KEYSTEAD_API_KEY=${secret}` };

/** Returns the curl line of a key that cannot chat. It lists models if the key may, else it calls `/api/me`. */
function toCurlLine(baseUrl: string, scopes: readonly string[]) {
  const url = scopes.includes("models:read") ? `${baseUrl}/models` : baseUrl.replace(/\/v1$/, "/api/me");
  return { kind: "curl", line: (secret: string) => `curl ${url} -H "Authorization: Bearer ${secret}"` };
}

/** Returns whether a request with the new secret has arrived. Polls the key until then. */
function useFirstRequest({ key: { id, prefix } }: Issued): boolean {
  const { keyContext } = useActs();
  const [arrived, setArrived] = useState(false);
  const { getKey } = keyContext.actions;
  const { slug } = keyContext.organization;
  useEffect(() => {
    if (arrived) return;
    const timer = setInterval(async () => {
      const result = await getKey(slug, { id });
      const secrets = result.ok ? result.data.secrets : [];
      setArrived(secrets.some((secret) => secret.prefix === prefix && secret.lastUsedAt !== null));
    }, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [arrived, getKey, slug, id, prefix]);
  return arrived;
}
