import { generateKeyPairSync } from "node:crypto";
import { jwtVerify } from "jose";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });

/** The access token that the stand-in's token server returns, and that its endpoints accept. */
export const GOOGLE_TOKEN = "ya29.standin";

/** Returns the key file of a service account that the token server at an origin accepts. */
export const createServiceAccount = (origin: string, changes: Record<string, unknown> = {}) =>
  JSON.stringify({
    type: "service_account",
    project_id: "standin-project",
    private_key_id: "standin",
    private_key: privateKey.export({ type: "pkcs8", format: "pem" }),
    client_email: "keystead@standin-project.iam.gserviceaccount.com",
    token_uri: `${origin}/token`,
    ...changes,
  });

/** Returns whether the form of a token request has an assertion that the stand-in's service account signed. */
export async function isSignedAssertion(form: string, origin: string): Promise<boolean> {
  const assertion = new URLSearchParams(form).get("assertion") ?? "";
  const expected = {
    audience: `${origin}/token`,
    issuer: "keystead@standin-project.iam.gserviceaccount.com",
  };
  return jwtVerify(assertion, publicKey, expected).then(
    () => true,
    () => false,
  );
}
