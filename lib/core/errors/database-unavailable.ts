/**
 * Connection errors of the drivers, and the PostgreSQL classes 08 (connection), 53 (resources, such as a full
 * disk) and 57P (shutdown).
 */
const AWAY =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE|EHOSTUNREACH|EAI_AGAIN|08...|57P0[123]|53...)$/;
const AWAY_MESSAGE =
  /connection (terminated|ended)|timeout exceeded when trying to connect|connection timeout|query read timeout|is not queryable/i;

/** Returns whether an error means that the database is unavailable. An invalid statement does not. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && typeof error.code === "string" && AWAY.test(error.code)) return true;
  return AWAY_MESSAGE.test(error.message) || isDatabaseUnavailable(error.cause);
}

/** Returns whether too many queries wait for a connection, in the pool of this process or at the server. */
export function isDatabaseBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && error.code === "53300") return true;
  return error.message === "timeout exceeded when trying to connect" || isDatabaseBusy(error.cause);
}
