import { Webhook } from "standardwebhooks";
import { type FernetKey, SealError } from "@/lib/crypto/fernet";
import { outbound } from "@/lib/net/outbound";
import { OutboundError } from "@/lib/net/outbound-error";
import { openSigningSecret, type SecretOwner } from "./signing-secret";

/** The target of a delivery: its URL, and the secret that signs the requests to it. */
export type SignedTarget = SecretOwner & { url: string; sealedSecret: string };

/** The result of one attempt. `error` is set when no answer arrived. */
export type Outcome = {
  status: number | null;
  error: string | null;
  response: string | null;
  retryAfterMs?: number | null;
};

type Sending = {
  master: readonly FernetKey[];
  allowPrivate: boolean;
  /** Ends the attempt early. */
  signal: AbortSignal;
};

/** The time limit of an attempt, in milliseconds. */
export const ATTEMPT_MS = 15_000;
const RESPONSE_BYTES = 2_000;

/**
 * Sends a delivery to its target, signed as Standard Webhooks: the signature covers the id, the time and the body.
 * Redirects are not followed. Private addresses are refused unless they are allowed.
 * @throws the signal's reason when it is aborted.
 */
export async function sendSigned(
  delivery: { id: string; body: string },
  target: SignedTarget,
  { master, allowPrivate, signal }: Sending,
): Promise<Outcome> {
  try {
    const headers = sign(openSigningSecret(master, target, target.sealedSecret), delivery);
    const response = await outbound(target.url, {
      ...{ method: "POST", headers, body: delivery.body, allowPrivate },
      signal: AbortSignal.any([signal, AbortSignal.timeout(ATTEMPT_MS)]),
      timeouts: { headersMs: ATTEMPT_MS, bodyIdleMs: ATTEMPT_MS },
    });
    return {
      status: response.status,
      error: null,
      response: toText(await response.beginning(RESPONSE_BYTES)),
      retryAfterMs: parseRetryAfter(response.header("retry-after")),
    };
  } catch (error) {
    if (error instanceof OutboundError) return { status: null, error: error.message, response: null };
    if (!(error instanceof SealError)) throw error;
    return { status: null, error: "The signing secret cannot be decrypted", response: null };
  }
}

function sign(secret: string, { id, body }: { id: string; body: string }): Record<string, string> {
  const at = new Date();
  return {
    "content-type": "application/json",
    "user-agent": "Keystead",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": new Webhook(secret).sign(id, at, body),
  };
}

/** Returns a text that the database can store. */
const toText = (bytes: Buffer) => bytes.toString("utf8").replaceAll("\0", "");

/** Parses a `Retry-After` header in seconds. Dates are ignored. */
const parseRetryAfter = (header: string | null) =>
  header !== null && /^\d{1,6}$/.test(header.trim()) ? Number(header) * 1000 : null;
