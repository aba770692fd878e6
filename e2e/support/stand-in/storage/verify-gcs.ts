import { createHash, type KeyObject, verify } from "node:crypto";
import { getParameter, isExpired, type RawRequest, type Refusal, toCanonicalRequest } from "./signed-request";

/** Checks the V4 signature of Cloud Storage with the service account's public key. Returns the refusal or null. */
export function verifyGcs(request: RawRequest, accounts: ReadonlyMap<string, KeyObject>): Refusal | null {
  const [email = "", ...scope] = getParameter(request, "X-Goog-Credential").split("/");
  const publicKey = accounts.get(email);
  if (!publicKey) return { status: 403, code: "AccessDenied" };
  const time = getParameter(request, "X-Goog-Date");
  const hash = createHash("sha256").update(toCanonicalRequest(request, "Goog")).digest("hex");
  const text = ["GOOG4-RSA-SHA256", time, scope.join("/"), hash].join("\n");
  const signature = Buffer.from(getParameter(request, "X-Goog-Signature"), "hex");
  if (!verify("RSA-SHA256", Buffer.from(text), publicKey, signature)) {
    return { status: 403, code: "SignatureDoesNotMatch" };
  }
  return isExpired(time, Number(getParameter(request, "X-Goog-Expires")))
    ? { status: 400, code: "ExpiredToken" }
    : null;
}
