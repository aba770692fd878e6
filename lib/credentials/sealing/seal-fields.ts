import { AppError } from "@/lib/core/errors/errors";
import { type FernetKey, SealError } from "@/lib/crypto/fernet";
import { openBound, sealBound } from "@/lib/crypto/sealed-secret";

/** The credential that secrets belong to. They cannot be decrypted for another credential. */
export type SealedIn = { organizationId: string; id: string; name: string };

/** Encrypted secrets by field, and the id of the master key that encrypted them. */
export type Sealed = { sealedFields: Record<string, string>; sealingKey: string };

const toSealContext = ({ organizationId, id }: Omit<SealedIn, "name">, field: string) => ({
  organizationId,
  subjectId: id,
  field,
});

/** Encrypts a credential's secrets. Each is bound to its organization, credential and field. */
export function sealFields(
  master: readonly FernetKey[],
  credential: Omit<SealedIn, "name">,
  secrets: Record<string, string>,
): Sealed {
  const [current] = master;
  if (!current) throw new Error("There is no master key to seal with");
  const sealed = Object.entries(secrets).map(([field, secret]) => [
    field,
    sealBound(master, toSealContext(credential, field), secret),
  ]);
  return { sealedFields: Object.fromEntries(sealed), sealingKey: current.id };
}

/**
 * Decrypts a credential's secrets.
 * @throws PROVIDER_AUTH when one was changed, moved, or encrypted with a lost key.
 */
export function openFields(
  master: readonly FernetKey[],
  credential: SealedIn,
  sealedFields: Record<string, string>,
): Record<string, string> {
  const opened = findOpenedFields(master, credential, sealedFields);
  if (opened) return opened;
  const message = `The secret of the credential ${credential.name} cannot be decrypted`;
  throw new AppError("PROVIDER_AUTH", { message, reason: "missing" });
}

/** Decrypts a credential's secrets. Returns null when one was changed, moved, or encrypted with a lost key. */
export function findOpenedFields(
  master: readonly FernetKey[],
  credential: Omit<SealedIn, "name">,
  sealedFields: Record<string, string>,
): Record<string, string> | null {
  try {
    const opened = Object.entries(sealedFields).map(([field, token]) => [
      field,
      openBound(master, toSealContext(credential, field), token),
    ]);
    return Object.fromEntries(opened);
  } catch (error) {
    if (error instanceof SealError) return null;
    throw error;
  }
}

const SHOWN = 4;
const SHORTEST_SHOWN = 12;

/** Returns the last four characters of a secret for display, none when it is shorter than 12 characters. */
export const toHint = (secret: string) => `…${secret.length < SHORTEST_SHOWN ? "" : secret.slice(-SHOWN)}`;
