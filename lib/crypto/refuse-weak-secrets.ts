interface Secrets {
  masterKey: string;
  authSecret: string;
}

/**
 * Checks the secrets of the environment. MASTER_KEY must be one or more Fernet keys, separated by commas.
 * AUTH_SECRET must have at least 32 characters. Neither may be an example or one repeated byte, and they must
 * differ.
 * @throws Error with a one-line message when a secret must not be used.
 */
export function refuseWeakSecrets({ masterKey, authSecret }: Secrets): void {
  const weakness = findWeakness(
    masterKey.split(",").map((key) => key.trim()),
    authSecret,
  );
  if (weakness) throw new Error(`${weakness} (openssl rand -base64 32)`);
}

function findWeakness(masterKeys: string[], authSecret: string): string | null {
  if (!masterKeys.every(isFernetKey)) return "MASTER_KEY must be 32 bytes in base64";
  if (authSecret.length < 32) return "AUTH_SECRET is too short: at least 32 characters";
  if (masterKeys.some(isGuessable)) return "MASTER_KEY is an example or a repeated byte";
  if (isGuessable(authSecret)) return "AUTH_SECRET is an example or a repeated byte";
  if (masterKeys.some((key) => isSameSecret(key, authSecret)))
    return "MASTER_KEY and AUTH_SECRET must differ";
  return null;
}

const isFernetKey = (key: string) =>
  /^[\w+/-]{43}=?$/.test(key) && Buffer.from(key, "base64url").length === 32;

/** Keys from public documentation, and placeholder words. */
const examples =
  /cw_0x689RpI-jtRR7oE8h|AAECAwQFBgcICQoLDA0O|change.?(me|this)|example|placeholder|your.?(own|secret|key)|^secret|password/i;

/** Returns whether a secret is a known example, or one repeated byte as plain text, base64 or hex. */
function isGuessable(secret: string): boolean {
  if (examples.test(secret)) return true;
  const forms = [Buffer.from(secret), Buffer.from(secret, "base64url")];
  if (/^([0-9a-f]{2})+$/i.test(secret)) forms.push(Buffer.from(secret, "hex"));
  return forms.some((bytes) => bytes.every((byte) => byte === bytes[0]));
}

const isSameSecret = (one: string, other: string) =>
  one === other || Buffer.from(one, "base64url").equals(Buffer.from(other, "base64url"));
