import type { Context } from "@/lib/core/operations/context";
import { findCredential } from "@/lib/credentials/credential-target";
import type { Credential } from "@/lib/credentials/credential-view";
import { noCredential } from "@/lib/credentials/look-up-credential";
import { openFields } from "@/lib/credentials/sealing/seal-fields";
import { readSealed } from "@/lib/credentials/write-credential";
import { createSigner } from "./create-signer";
import type { Signer } from "./signing/signer";
import type { StorageUnit } from "./storage-unit-view";

/**
 * Returns the credential that a storage unit links.
 * @throws PROVIDER_AUTH (`missing`) when it links none, (`inactive`) when the credential is inactive.
 */
export async function getLinkedCredential(
  ctx: Context,
  { credentialId }: Pick<StorageUnit, "credentialId">,
): Promise<Credential> {
  const credential = credentialId === null ? undefined : await findCredential(ctx, credentialId);
  if (!credential) throw noCredential("missing", "The storage unit links no credential");
  if (!credential.active) {
    throw noCredential("inactive", "The credential that the storage unit links is not active");
  }
  return credential;
}

/**
 * Returns the signer of a storage unit with its linked credential.
 * @throws PROVIDER_AUTH (`missing`) when the secret cannot be decrypted or used.
 */
export async function loadSigner(ctx: Context, unit: StorageUnit, credential: Credential): Promise<Signer> {
  const { id, provider, publicFields } = credential;
  const secrets = openFields(ctx.keyring.master, credential, await readSealed(ctx, id));
  ctx.reportUse?.({ credentialId: id, provider });
  return createSigner(unit, { provider, publicFields, secrets });
}
