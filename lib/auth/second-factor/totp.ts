import { Secret, TOTP } from "otpauth";
import { z } from "zod";
import { invalidField } from "@/lib/core/errors/errors";
import { type FernetKey, open, SealError, seal } from "@/lib/crypto/fernet";

const PERIOD_SECONDS = 30;
const SECRET_BYTES = 20;
const totpContent = z.tuple([z.string(), z.string(), z.string()]);

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
 * @throws INVALID_REQUEST at `code` when it was changed, moved, or encrypted with a lost key.
 */
export function openTotpSecret(...sealed: Parameters<typeof findTotpSecret>): string {
  const secret = findTotpSecret(...sealed);
  if (secret !== null) return secret;
  throw invalidField(
    "code",
    "The secret of your authenticator app cannot be decrypted. Use a recovery code, then set the app up again",
  );
}

/** Decrypts the secret of an account. Returns null when it was changed, moved, or encrypted with a lost key. */
export function findTotpSecret(keys: readonly FernetKey[], userId: string, sealed: string): string | null {
  try {
    const [purpose, owner, secret] = totpContent.parse(JSON.parse(open(keys, sealed).toString()));
    return purpose === "totp" && owner === userId ? secret : null;
  } catch (error) {
    if (error instanceof SealError || error instanceof SyntaxError || error instanceof z.ZodError)
      return null;
    throw error;
  }
}
