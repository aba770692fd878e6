import { randomBytes } from "node:crypto";
import type { FernetKey } from "@/lib/crypto/fernet";
import { openBound, sealBound } from "@/lib/crypto/sealed-secret";

/** The workflow or webhook that a signing secret belongs to. It cannot be decrypted for another one. */
export type SecretOwner = { organizationId: string; id: string };

const toSealContext = ({ organizationId, id }: SecretOwner) => ({
  organizationId,
  subjectId: id,
  field: "signing_secret",
});

/** Creates a signing secret in the form of Standard Webhooks: `whsec_` and 32 random bytes in base64. */
export const createSigningSecret = () => `whsec_${randomBytes(32).toString("base64")}`;

export const sealSigningSecret = (master: readonly FernetKey[], owner: SecretOwner, secret: string) =>
  sealBound(master, toSealContext(owner), secret);

/**
 * Decrypts a signing secret.
 * @throws SealError when it was changed, moved, or encrypted with a lost key.
 */
export const openSigningSecret = (master: readonly FernetKey[], owner: SecretOwner, token: string) =>
  openBound(master, toSealContext(owner), token);
