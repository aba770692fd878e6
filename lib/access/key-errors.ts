import { AppError } from "@/lib/core/errors/errors";
import { missingScope } from "@/lib/core/operations/permissions";
import type { Denial } from "@/lib/policy/request";

const CHALLENGE = 'Bearer realm="keystead"';
const BAD_KEY = { "WWW-Authenticate": `${CHALLENGE}, error="invalid_token"` };

/** Creates the error of a request without a credential. */
export const missingKey = () =>
  new AppError("UNAUTHORIZED", {
    message: "Missing API key",
    reason: "missing",
    headers: { "WWW-Authenticate": CHALLENGE },
  });

/**
 * Creates the error of a credential that is not a live key: malformed, mistyped, unknown, or an expired
 * secret.
 */
export const unknownKey = () => new AppError("UNAUTHORIZED", { reason: "unknown", headers: BAD_KEY });

/** Creates the error of two different credentials, or of one in the query. */
export const unsafeTransport = (message: string) =>
  new AppError("INVALID_REQUEST", { message, reason: "credential_transport" });

/** Maps the denial of a policy to an error. */
export function toPolicyError({
  code,
  reason,
  message,
  param,
  seen,
}: Denial & { seen: string | null }): AppError {
  if (reason === "scope" && seen !== null) return missingScope(seen);
  const keyIsOver = reason === "revoked" || reason === "disabled" || reason === "expired";
  return new AppError(code, { message, reason, param, headers: keyIsOver ? BAD_KEY : {} });
}
