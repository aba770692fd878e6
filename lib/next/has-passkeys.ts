import { findRelyingParty } from "@/lib/auth/passkeys/relying-party";
import { getPageOrigin } from "./page-origin";

/** Returns whether browsers have passkeys at the origin of the page's request. */
export const hasPasskeys = async (): Promise<boolean> => findRelyingParty(await getPageOrigin()) !== null;
