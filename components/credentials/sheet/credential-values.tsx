import type { Credential, CredentialActions } from "@/components/credentials/types";
import { CopyIcon } from "@/components/ui/buttons/copy-button";
import { cn } from "@/components/ui/cn";
import { secretBox } from "@/components/ui/fields/secret-box";
import type { ProviderField } from "@/lib/credentials/catalogue/provider";
import { type RevealAccess, revealReasons } from "./reveal-access";
import { SecretValue } from "./secret-value";

type Props = {
  organization: string;
  credential: Credential;
  fields: readonly ProviderField[];
  access: RevealAccess;
  reveal: CredentialActions["reveal"];
};

/** The filled fields of a credential: secrets masked, the others in full with a button that copies them. */
export function CredentialValues({ credential, fields, access, ...secret }: Props) {
  const { id, hints, fields: values } = credential;
  const filled = fields
    .filter(({ name }) => name in hints || name in values)
    .toSorted((a, b) => a.order - b.order);
  const lastSecret = filled.findLast(({ name }) => name in hints)?.name;
  const reason = revealReasons[access];
  return (
    <div className="grid grid-cols-1 gap-3.5">
      {filled.map(({ name, label }) => {
        const hint = hints[name];
        return (
          <div className="grid gap-1.5" key={name}>
            <span className="text-13 font-medium">{label}</span>
            {hint === undefined ? (
              <div className={cn(secretBox, "min-h-8.5 pr-[3px]")}>
                <code className="min-w-0 flex-1 truncate text-12">{values[name]}</code>
                <CopyIcon text={values[name] ?? ""} label={`Copy ${label}`} />
              </div>
            ) : (
              <SecretValue
                {...secret}
                credentialId={id}
                field={name}
                label={label}
                hint={hint}
                access={access}
              />
            )}
            {reason && name === lastSecret && <p className="text-12 text-ink-3">{reason}</p>}
          </div>
        );
      })}
      {lastSecret === undefined && (
        <p className="text-12 text-ink-3">No secret stored. Calls are sent without one.</p>
      )}
    </div>
  );
}
