import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

/** The person whom the issuer signs in, and what it does wrong. */
export type Person = {
  email: string;
  email_verified: boolean;
  name?: string;
  /** Replaces the nonce of the request in the ID token. */
  nonce?: string;
};

type Grant = { challenge: string | null; nonce: string | null; redirectUri: string; person: Person };

export const ISSUER_CLIENT = { id: "keystead", secret: "a secret of the issuer" };

/**
 * Starts an issuer of OpenID Connect that signs `person` in without asking. The caller must stop it. Its codes work
 * once, for the client that proves the PKCE challenge.
 */
export async function startIssuer(person: Person) {
  const { privateKey, publicKey } = await generateKeyPair("RS256");
  const jwk = { ...(await exportJWK(publicKey)), kid: "one", alg: "RS256", use: "sig" };
  const grants = new Map<string, Grant>();
  const state = { person };

  const authorize = ({ searchParams }: URL, answer: ServerResponse) => {
    const redirectUri = searchParams.get("redirect_uri") ?? "";
    const code = randomUUID();
    grants.set(code, {
      ...{ challenge: searchParams.get("code_challenge"), nonce: searchParams.get("nonce") },
      ...{ redirectUri, person: state.person },
    });
    const back = new URL(redirectUri);
    back.searchParams.set("code", code);
    back.searchParams.set("state", searchParams.get("state") ?? "");
    answer.writeHead(302, { location: back.href }).end();
  };
  const exchange = async (url: string, request: IncomingMessage, answer: ServerResponse) => {
    const sent = new URLSearchParams(await readText(request));
    const grant = grants.get(sent.get("code") ?? "");
    grants.delete(sent.get("code") ?? "");
    const isProven = grant && isHolder(grant, sent) && isClient(request);
    if (!isProven) return sendJson(answer, { error: "invalid_grant" }, 400);
    const id_token = await toIdToken(url, grant).sign(privateKey);
    sendJson(answer, { access_token: randomUUID(), token_type: "Bearer", expires_in: 300, id_token });
  };

  const server = createServer((request, answer) => {
    const origin = toOrigin(server);
    const url = new URL(request.url ?? "/", origin);
    if (url.pathname === "/.well-known/openid-configuration") return sendJson(answer, toDiscovery(origin));
    if (url.pathname === "/jwks") return sendJson(answer, { keys: [jwk] });
    if (url.pathname === "/authorize") return authorize(url, answer);
    if (url.pathname === "/token") return void exchange(origin, request, answer);
    answer.writeHead(404).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: toOrigin(server),
    /** Changes the person whom the issuer signs in. */
    become: (next: Person) => {
      state.person = next;
    },
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

function toOrigin(server: ReturnType<typeof createServer>): string {
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
}

const toDiscovery = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  userinfo_endpoint: `${issuer}/userinfo`,
  jwks_uri: `${issuer}/jwks`,
  response_types_supported: ["code"],
  subject_types_supported: ["public"],
  id_token_signing_alg_values_supported: ["RS256"],
  code_challenge_methods_supported: ["S256"],
});

function isHolder({ challenge, redirectUri }: Grant, sent: URLSearchParams): boolean {
  const proof = createHash("sha256")
    .update(sent.get("code_verifier") ?? "")
    .digest("base64url");
  return challenge === proof && redirectUri === sent.get("redirect_uri");
}

function toIdToken(issuer: string, { person, nonce }: Grant): SignJWT {
  return new SignJWT({ nonce, ...person })
    .setProtectedHeader({ alg: "RS256", kid: "one" })
    .setIssuer(issuer)
    .setAudience(ISSUER_CLIENT.id)
    .setSubject("person-1")
    .setIssuedAt()
    .setExpirationTime("5 minutes");
}

function isClient({ headers: { authorization = "" } }: IncomingMessage): boolean {
  const [id, secret] = Buffer.from(authorization.replace("Basic ", ""), "base64").toString().split(":");
  const toText = (part = "") => decodeURIComponent(part.replaceAll("+", " "));
  return toText(id) === ISSUER_CLIENT.id && toText(secret) === ISSUER_CLIENT.secret;
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function sendJson(answer: ServerResponse, body: unknown, status = 200) {
  answer.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
