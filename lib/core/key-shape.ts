/** The beginning of every key secret. */
export const PREFIX_MARK = "sk_live_";
/** The length of the public part of a key secret, which is shown and looked up. */
export const PREFIX_LENGTH = PREFIX_MARK.length + 10;

const SHAPE = /sk_live_[0-9A-Za-z]{48}/;
const EVERY_SHAPE = new RegExp(SHAPE, "g");

/** Returns whether a text contains the shape of a key secret. Its checksum does not matter. */
export function looksLikeSecret(text: string): boolean {
  return SHAPE.test(text);
}

/** Returns a text in which every key secret is cut to its prefix. */
export function redactSecrets(text: string): string {
  return text.replace(EVERY_SHAPE, (secret) => `${secret.slice(0, PREFIX_LENGTH)}…`);
}
