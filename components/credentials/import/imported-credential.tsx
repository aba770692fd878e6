import { SettledResult } from "@/components/credentials/activation/settled-result";
import { toActivationVerb } from "@/components/credentials/activation/to-activation-verb";
import type { CredentialActions, Settled } from "@/components/credentials/types";
import { Button } from "@/components/ui/buttons/button";
import { Spinner } from "@/components/ui/feedback/spinner";
import { useResult } from "@/components/ui/feedback/use-result";
import { FormError } from "@/components/ui/fields/form-error";
import { Tile } from "@/components/ui/values/avatar";
import { StateBadge } from "@/components/ui/values/badge";
import { findProvider } from "@/lib/credentials/catalogue/catalogue";
import type { Imported } from "./use-import";

type Props = {
  imported: Imported;
  organization: string;
  activate: CredentialActions["activate"];
  onActivated: (settled: Settled) => void;
};

/** An imported credential, its test result, and a button to activate it if the import did not. */
export function ImportedCredential({ imported, organization, activate, onActivated }: Props) {
  const { credential, result } = imported;
  const settled = result?.ok ? result.data : null;
  const active = settled?.active ?? credential.active;
  const { send, pending, error } = useResult(
    ({ id, version }: Settled) => activate(organization, { id, version }),
    (activated) => settled && onActivated({ ...settled, ...activated }),
  );
  return (
    <li className="grid grid-cols-1 gap-3 rounded-8 border border-line bg-paper p-3">
      <div className="flex min-w-0 items-center gap-2">
        <Tile name={credential.name} icon={findProvider(credential.provider)?.icon} />
        <span className="min-w-0 flex-1 truncate font-medium text-13">{credential.name}</span>
        <StateBadge state={active ? "active" : "inactive"} />
      </div>
      {!result && <Spinner waiting="Testing…" />}
      {settled && <SettledResult settled={settled} />}
      {settled && !active && (
        <Button
          className="justify-self-start"
          aria-label={`${toActivationVerb(settled)}: ${credential.name}`}
          pending={pending}
          onClick={() => send(settled)}
        >
          {toActivationVerb(settled)}
        </Button>
      )}
      <FormError error={result && !result.ok ? result.error : error} />
    </li>
  );
}
