/** The first characters of every key secret. */
export const PREFIX_MARK = "sk_live_";
/** The length of the public part of a key secret, by which it is found. Lists show this part. */
export const PREFIX_LENGTH = PREFIX_MARK.length + 10;

const SHAPE = /sk_live_[0-9A-Za-z]{48}/;
const EVERY_SHAPE = new RegExp(SHAPE, "g");

/** Returns whether a text contains the form of a key secret. The checksum is not tested. */
export function looksLikeSecret(text: string): boolean {
  return SHAPE.test(text);
}

/** Shortens every key secret in a text to its prefix. */
export function redactSecrets(text: string): string {
  return text.replace(EVERY_SHAPE, (secret) => `${secret.slice(0, PREFIX_LENGTH)}…`);
}
