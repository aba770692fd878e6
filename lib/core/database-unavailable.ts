/**
 * Connection failures of the drivers, and PostgreSQL's classes 08 (connection), 53 (resources, such as a full disk) and
 * 57P (shutting down).
 */
const AWAY =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE|EHOSTUNREACH|EAI_AGAIN|08...|57P0[123]|53...)$/;
const AWAY_MESSAGE =
  /connection (terminated|ended)|timeout exceeded when trying to connect|connection timeout|query read timeout|is not queryable/i;

/** Returns whether the database could not be reached, in contrast to a statement that is wrong. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && typeof error.code === "string" && AWAY.test(error.code)) return true;
  return AWAY_MESSAGE.test(error.message) || isDatabaseUnavailable(error.cause);
}

/** Returns whether too many others wait for a connection, in the pool of this process or at the server. */
export function isDatabaseBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && error.code === "53300") return true;
  return error.message === "timeout exceeded when trying to connect" || isDatabaseBusy(error.cause);
}
