import { once } from "node:events";
import { env } from "@/lib/env";
import { ATTEMPT_MS, type Outcome } from "./send-signed";

/**
 * Sends an e-mail over the configured mail server. The status is the one of the mail server, such as 250 or 550.
 * Errors contain no secrets, since they are shown.
 * @throws the signal's reason when it is aborted.
 */
export async function sendMail(
  mail: { to: string; subject: string; text: string },
  signal: AbortSignal,
): Promise<Outcome> {
  const url = env.smtpUrl;
  if (url === null) return { status: null, error: "SMTP_URL is not set", response: null };
  const { createTransport } = await import("nodemailer");
  const timeouts = {
    connectionTimeout: ATTEMPT_MS,
    greetingTimeout: ATTEMPT_MS,
    socketTimeout: ATTEMPT_MS,
  };
  const transport = createTransport({ url, ...timeouts });
  // The time limits above are between two answers of the mail server.
  const timeout = AbortSignal.timeout(ATTEMPT_MS);
  const ended = AbortSignal.any([signal, timeout]);
  try {
    ended.throwIfAborted();
    const end = once(ended, "abort").then(() => ended.throwIfAborted());
    await Promise.race([transport.sendMail({ ...mail, from: env.smtpFrom }), end]);
    return { status: 250, error: null, response: null };
  } catch (error) {
    signal.throwIfAborted();
    if (timeout.aborted) return { status: null, error: "The mail server took too long", response: null };
    const status =
      error instanceof Error && "responseCode" in error && typeof error.responseCode === "number"
        ? error.responseCode
        : null;
    return { status, error: "The mail server did not take it", response: null };
  } finally {
    transport.close();
  }
}
