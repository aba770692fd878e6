import type { Keyring } from "@/lib/core/operations/context";
import { type CallScope, type Lookup, noCredential } from "@/lib/credentials/look-up-credential";
import { findOpenedFields } from "./seal-fields";

/** Returns a lookup, refused like a call when the secret of the chosen credential cannot be decrypted. */
export function refuseUnreadable(
  { keyring }: { keyring: Pick<Keyring, "master"> },
  { organizationId }: CallScope,
  lookup: Lookup,
): Lookup {
  const stored = lookup.chosen && "credential" in lookup.chosen ? lookup.chosen.credential : null;
  if (!stored || findOpenedFields(keyring.master, { ...stored, organizationId }, stored.sealedFields))
    return lookup;
  const message = "The secret of the credential that a call would use cannot be decrypted";
  return { ...lookup, chosen: null, refusal: noCredential("missing", message) };
}
