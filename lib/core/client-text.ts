import { redactSecrets } from "./key-shape";

const LONGEST = 200;

/** Returns the client that a request names, as it may be stored: without key secrets, and shortened. */
export const toClientText = (userAgent: string | null): string | null =>
  userAgent === null ? null : redactSecrets(userAgent).slice(0, LONGEST);
