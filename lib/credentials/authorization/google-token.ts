import { createHash } from "node:crypto";
import { importPKCS8, SignJWT } from "jose";
import { z } from "zod";
import { AppError } from "@/lib/core/errors/errors";
import { parseServiceAccount, type ServiceAccount } from "@/lib/credentials/catalogue/service-account";
import { CredentialRefusedError } from "@/lib/credentials/credential-refused-error";
import { REST_MS } from "@/lib/credentials/pool/credential-health";
import { outbound } from "@/lib/net/outbound";
import { OutboundError } from "@/lib/net/outbound-error";
import type { OutboundResponse } from "@/lib/net/outbound-response";

const SCOPE = "https://www.googleapis.com/auth/cloud-platform";
const GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
/** Milliseconds before its expiry when a cached token is replaced. */
const MARGIN_MS = 60_000;
const MOST_TOKENS = 1_000;
const MAX_BYTES = 64 * 1024;

type Token = { token: string; expiresAt: number };

/** A requested token. It expires as its answer says, never while it is pending. */
type Cached = { pending: Promise<Token>; expiresAt: number };

/** The tokens by the hash of their key file and whether private addresses were allowed. */
const cache = new Map<string, Cached>();

const tokenResponse = z.object({ access_token: z.string(), expires_in: z.number().default(3_600) });
const tokenError = z.object({ error: z.string(), error_description: z.string().optional() });

/**
 * Returns an access token of a Google service account. A token is cached until a minute before it expires.
 * @throws PROVIDER_AUTH (`rejected`) as a `CredentialRefusedError` when Google refuses the key, or when the key cannot
 * be used.
 * @throws UPSTREAM_ERROR when the token server does not answer.
 */
export async function getGoogleToken(
  file: string,
  { allowPrivate, fresh = false }: { allowPrivate: boolean; fresh?: boolean },
): Promise<string> {
  const id = createHash("sha256").update(`${allowPrivate} ${file}`).digest("hex");
  const cached = cache.get(id);
  if (!fresh && cached && cached.expiresAt - MARGIN_MS > Date.now()) return (await cached.pending).token;
  const pending = requestToken(file, allowPrivate);
  remember(id, pending);
  return (await pending).token;
}

/** Caches a token. Parallel calls wait for the same one. A failed one is forgotten, and the oldest makes room. */
function remember(id: string, pending: Promise<Token>) {
  const entry: Cached = { pending, expiresAt: Number.POSITIVE_INFINITY };
  cache.delete(id);
  for (const oldest of cache.keys()) if (cache.size >= MOST_TOKENS) cache.delete(oldest);
  cache.set(id, entry);
  pending.then(
    ({ expiresAt }) => Object.assign(entry, { expiresAt }),
    () => cache.get(id) === entry && cache.delete(id),
  );
}

async function requestToken(file: string, allowPrivate: boolean): Promise<Token> {
  const account = parseServiceAccount(file);
  if (typeof account === "string") throw refused(`The service account ${account}`);
  const body = new URLSearchParams({ grant_type: GRANT, assertion: await signAssertion(account) });
  try {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const request = { method: "POST", headers, body: body.toString(), allowPrivate } as const;
    return await readToken(await outbound(account.token_uri, request));
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    throw new AppError("UPSTREAM_ERROR", { message: "Google’s token server does not answer" });
  }
}

async function signAssertion({ client_email, private_key, private_key_id, token_uri }: ServiceAccount) {
  const key = await importPKCS8(private_key, "RS256").catch(() => {
    throw refused("The private key of the service account is not valid");
  });
  return new SignJWT({ scope: SCOPE })
    .setProtectedHeader({ alg: "RS256", typ: "JWT", ...(private_key_id && { kid: private_key_id }) })
    .setIssuer(client_email)
    .setAudience(token_uri)
    .setIssuedAt()
    .setExpirationTime("1h")
    .sign(key);
}

async function readToken(response: OutboundResponse): Promise<Token> {
  const body = await response.bytes(MAX_BYTES);
  if ([400, 401, 403].includes(response.status)) throw toRefusal(response.status, body);
  const parsed = tokenResponse.safeParse(response.status === 200 ? toJson(body) : null);
  if (!parsed.success) throw new AppError("UPSTREAM_ERROR", { message: "Google’s token server failed" });
  const { access_token: token, expires_in: seconds } = parsed.data;
  return { token, expiresAt: Date.now() + seconds * 1_000 };
}

/** Maps a refused token request to the error that lets a call go on with another credential. */
function toRefusal(status: number, body: Buffer): CredentialRefusedError {
  const { error: code, error_description: message } = tokenError.safeParse(toJson(body)).data ?? {};
  const refusal = { reason: "rejected", status, code, message, restMs: REST_MS.rejected } as const;
  const details = { reason: "rejected", message: "Google refused the service account" };
  return new CredentialRefusedError("PROVIDER_AUTH", details, refusal);
}

function toJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return null;
  }
}

/** Creates the error of a key that no token can be requested with. */
const refused = (message: string) => {
  const refusal = { reason: "rejected", status: 424, message, restMs: REST_MS.rejected } as const;
  return new CredentialRefusedError("PROVIDER_AUTH", { reason: "rejected", message }, refusal);
};
