import { isIP } from "node:net";
import { invalidField } from "@/lib/core/errors/errors";

/** The origin that passkeys are used at, and the host name that they are bound to. */
export type RelyingParty = { origin: string; id: string };

/**
 * Returns the relying party at an origin, null where browsers have no passkeys: at IP addresses, and without TLS except
 * for localhost.
 */
export function findRelyingParty(origin: string | undefined): RelyingParty | null {
  if (!origin || !URL.canParse(origin)) return null;
  const { hostname: id, protocol } = new URL(origin);
  const isLocal = id === "localhost" || id.endsWith(".localhost");
  const isNamed = isIP(id.replace(/[[\]]/g, "")) === 0;
  return isLocal || (isNamed && protocol === "https:") ? { origin, id } : null;
}

/**
 * Returns the relying party at an origin.
 * @throws INVALID_REQUEST at `origin` where browsers have no passkeys.
 */
export function getRelyingParty(origin: string | undefined): RelyingParty {
  const party = findRelyingParty(origin);
  if (party) return party;
  throw invalidField("origin", "Passkeys need https and a host name. Open Keystead at such an address");
}
