import { Secret, TOTP } from "otpauth";
import { type FernetKey, open, SealError, seal } from "@/lib/crypto/fernet";

const PERIOD_SECONDS = 30;
const SECRET_BYTES = 20;

/** Creates the secret of an authenticator app, in base32. */
export const createTotpSecret = () => new Secret({ size: SECRET_BYTES }).base32;

/** Returns the address that authenticator apps read from a QR code. */
export const toTotpUri = (secret: string, email: string) => createTotp(secret, email).toString();

/** Returns the time step of a code, null when it is not valid. Codes of the step before and after are valid. */
export function findTotpStep(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const delta = createTotp(secret, "").validate({ token: code, timestamp, window: 1 });
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
}

const createTotp = (secret: string, label: string) =>
  new TOTP({
    ...{ issuer: "Keystead", label, algorithm: "SHA1", digits: 6, period: PERIOD_SECONDS },
    secret: Secret.fromBase32(secret),
  });

/** Encrypts a secret. It opens for its account only. */
export const sealTotpSecret = (keys: readonly FernetKey[], userId: string, secret: string) =>
  seal(keys, JSON.stringify(["totp", userId, secret]));

/**
 * Decrypts the secret of an account.
 * @throws SealError when it was changed or belongs to another account.
 */
export function openTotpSecret(keys: readonly FernetKey[], userId: string, sealed: string): string {
  const parts: unknown = JSON.parse(open(keys, sealed).toString());
  const [purpose, owner, secret] = Array.isArray(parts) ? parts : [];
  if (purpose !== "totp" || owner !== userId || typeof secret !== "string") throw new SealError();
  return secret;
}
