import { createHash, randomBytes } from "node:crypto";

/** Creates the token of an invitation's link: 32 random bytes. Only its hash is stored. */
export const createInvitationToken = () => randomBytes(32).toString("base64url");

/** Returns the hash under which the invitation of a token is stored. */
export const hashInvitationToken = (token: string) => createHash("sha256").update(token).digest();
