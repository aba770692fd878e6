/** Connection errors of the drivers, and the PostgreSQL error classes 08 (connection) and 57P (shutting down). */
const AWAY =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE|EHOSTUNREACH|EAI_AGAIN|08...|57P0[123]|53300)$/;
const AWAY_MESSAGE =
  /connection terminated|timeout exceeded when trying to connect|connection timeout|query read timeout/i;

/** Returns whether an error says that the database is not reachable. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && typeof error.code === "string" && AWAY.test(error.code)) return true;
  return AWAY_MESSAGE.test(error.message) || isDatabaseUnavailable(error.cause);
}
