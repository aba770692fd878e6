import { AppError } from "@/lib/core/errors";
import { missingScope } from "@/lib/core/permissions";
import type { Denial } from "@/lib/policy/decide";

const CHALLENGE = 'Bearer realm="keystead"';
const BAD_KEY = { "WWW-Authenticate": `${CHALLENGE}, error="invalid_token"` };

/** The answer to a request without a credential. */
export const missingKey = () =>
  new AppError("UNAUTHORIZED", {
    message: "Missing API key",
    reason: "missing",
    headers: { "WWW-Authenticate": CHALLENGE },
  });

/** The one answer for every credential that is none of ours: malformed, mistyped, unknown, over. */
export const unknownKey = () => new AppError("UNAUTHORIZED", { reason: "unknown", headers: BAD_KEY });

/** The answer to a credential that came in a way that is not safe or not clear. */
export const unsafeTransport = (message: string) =>
  new AppError("INVALID_REQUEST", { message, reason: "credential_transport" });

/** The error of a policy's refusal. */
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
