import { createHash, createHmac } from "node:crypto";
import { getParameter, isExpired, type RawRequest, type Refusal, toCanonicalRequest } from "./signed-request";

/** An access key's secret, and the token that a temporary one needs. */
export type AccessKey = { secret: string; sessionToken?: string };

const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();

/**
 * Recomputes the AWS signature of a request. Returns the refusal, null when the signature is good. `region`
 * is the bucket's, null when there is no such bucket.
 */
export function verifyS3(
  request: RawRequest,
  keys: ReadonlyMap<string, AccessKey>,
  region: string | null,
): Refusal | null {
  const credential = getParameter(request, "X-Amz-Credential");
  const [id = "", date = "", named = "", service = "", end = ""] = credential.split("/");
  const key = keys.get(id);
  if (!key) return { status: 403, code: "InvalidAccessKeyId" };
  if (key.sessionToken && getParameter(request, "X-Amz-Security-Token") !== key.sessionToken) {
    return { status: 403, code: "InvalidToken" };
  }
  if (region !== null && named !== region && named !== "auto") {
    const code = "AuthorizationQueryParametersError";
    return { status: 400, code, more: `<Region>${region}</Region>` };
  }
  const time = getParameter(request, "X-Amz-Date");
  const scope = [date, named, service, end].join("/");
  const hash = createHash("sha256").update(toCanonicalRequest(request, "Amz")).digest("hex");
  const signingKey = [date, named, service, end].reduce<string | Buffer>(hmac, `AWS4${key.secret}`);
  const signature = hmac(signingKey, ["AWS4-HMAC-SHA256", time, scope, hash].join("\n")).toString("hex");
  if (signature !== getParameter(request, "X-Amz-Signature")) {
    return { status: 403, code: "SignatureDoesNotMatch" };
  }
  return isExpired(time, Number(getParameter(request, "X-Amz-Expires")))
    ? { status: 403, code: "AccessDenied", more: "<Message>Request has expired</Message>" }
    : null;
}
