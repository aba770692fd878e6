import { Webhook } from "standardwebhooks";
import { type FernetKey, SealError } from "@/lib/crypto/fernet";
import { outbound } from "@/lib/net/outbound";
import { OutboundError } from "@/lib/net/outbound-error";
import { openSigningSecret, type SecretOwner } from "./signing-secret";

/** The target of a delivery: its URL, and the secrets that sign the requests to it. */
export type SignedTarget = SecretOwner & { url: string; sealedSecret: string; sealedPrevious: string | null };

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
 * Sends a delivery to its target, signed as Standard Webhooks: the signature covers the id, the time and the body. After
 * a rotation of the secret, a second signature is that of the secret before.
 * Redirects are not followed. Private addresses are refused unless they are allowed.
 * @throws the signal's reason when it is aborted.
 */
export async function sendSigned(
  delivery: { id: string; body: string },
  target: SignedTarget,
  { master, allowPrivate, signal }: Sending,
): Promise<Outcome> {
  try {
    const { sealedSecret, sealedPrevious } = target;
    const sealed = sealedPrevious === null ? [sealedSecret] : [sealedSecret, sealedPrevious];
    const secrets = sealed.map((token) => openSigningSecret(master, target, token));
    const headers = sign(secrets, delivery);
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

function sign(secrets: string[], { id, body }: { id: string; body: string }): Record<string, string> {
  const at = new Date();
  return {
    "content-type": "application/json",
    "user-agent": "Keystead",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(" "),
  };
}

/** Returns a text that the database can store. */
const toText = (bytes: Buffer) => bytes.toString("utf8").replaceAll("\0", "");

/** Parses a `Retry-After` header in seconds. Dates are ignored. */
const parseRetryAfter = (header: string | null) =>
  header !== null && /^\d{1,6}$/.test(header.trim()) ? Number(header) * 1000 : null;
