"use client";

import type { CredentialActions } from "@/components/credentials/types";
import { useToken } from "@/components/forms/use-token";
import { MaskedValue } from "@/components/ui/values/masked-value";
import { type RevealAccess, revealReasons } from "./reveal-access";

type Props = {
  organization: string;
  credentialId: string;
  field: string;
  label: string;
  hint: string;
  access: RevealAccess;
  reveal: CredentialActions["reveal"];
};

/** Shows a masked secret. Owners and admins can reveal it for 30 seconds if the organization permits it. */
export function SecretValue({ organization, credentialId, field, label, hint, access, reveal }: Props) {
  const withToken = useToken();
  const load = async () => {
    const result = await withToken(() => reveal(organization, { id: credentialId, field }));
    if (result.ok) return result.data.value;
    throw new Error(result.error.message);
  };
  return (
    <MaskedValue
      small
      prefix=""
      suffix={hint.replace("…", "")}
      label={label}
      reason={revealReasons[access]}
      onReveal={load}
    />
  );
}
