import { redactSecrets } from "./key-shape";

const LONGEST = 200;

/**
 * Returns the client name of a request in a form that may be stored: key secrets are cut, and long names
 * shortened.
 */
export const toClientText = (userAgent: string | null): string | null =>
  userAgent === null ? null : redactSecrets(userAgent).slice(0, LONGEST);
