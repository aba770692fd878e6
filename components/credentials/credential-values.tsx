import { cn } from "@/components/ui/cn";
import { CopyIcon } from "@/components/ui/copy-button";
import { MaskedValue } from "@/components/ui/masked-value";
import { secretBox } from "@/components/ui/secret-box";
import type { ProviderField } from "@/lib/credentials/catalogue/provider";
import type { Credential } from "./types";

type Props = {
  credential: Credential;
  fields: readonly ProviderField[];
};

/** The filled fields of a credential: secrets masked, the others in full with a button that copies them. */
export function CredentialValues({ credential: { hints, fields: values }, fields }: Props) {
  const filled = fields
    .filter(({ name }) => name in hints || name in values)
    .toSorted((a, b) => a.order - b.order);
  const lastSecret = filled.findLast(({ name }) => name in hints)?.name;
  const reason = "Reveal is disabled. An owner can change this in Settings.";
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
              <MaskedValue small prefix="" suffix={hint.replace("…", "")} label={label} reason={reason} />
            )}
            {name === lastSecret && <p className="text-12 text-ink-3">{reason}</p>}
          </div>
        );
      })}
      {lastSecret === undefined && (
        <p className="text-12 text-ink-3">No secret stored. Calls are sent without one.</p>
      )}
    </div>
  );
}
