import type { FernetKey } from "@/lib/crypto/fernet";
import { openBound, sealBound } from "@/lib/crypto/sealed-secret";

/** The delivery that a link belongs to. It cannot be decrypted for another one. */
type LinkOwner = { organizationId: string; id: string };

const toSealContext = ({ organizationId, id }: LinkOwner) => ({
  organizationId,
  subjectId: id,
  field: "link",
});

/** Encrypts the link of an e-mail. Anybody who has the link can use it, as with a password. */
export const sealLink = (master: readonly FernetKey[], owner: LinkOwner, link: string): string =>
  sealBound(master, toSealContext(owner), link);

/**
 * Decrypts the link of an e-mail.
 * @throws SealError when it was changed, moved, or encrypted with a lost key.
 */
export const openLink = (master: readonly FernetKey[], owner: LinkOwner, token: string): string =>
  openBound(master, toSealContext(owner), token);
