import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** The access key that the stand-in accepts. */
export const AWS_ACCESS_KEY = {
  access_key_id: "AKIASTANDIN000000001",
  secret_access_key: "standin/0123456789abcdefghijABCDEFGHIJ+/",
};

type Signed = { method: string; url: string; headers: IncomingHttpHeaders; body: string | Buffer };

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;

const sha256 = (text: string | Buffer) => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * Returns whether a request has a valid AWS signature (version 4) of the access key in its `Authorization` header. The
 * signature is computed again from the request as it arrived.
 */
export function verifyAwsSignature(
  request: Signed,
  { access_key_id, secret_access_key } = AWS_ACCESS_KEY,
): boolean {
  const { method, headers, body } = request;
  const [, id, scope = "", names = "", signature = ""] =
    AUTHORIZATION.exec(headers.authorization ?? "") ?? [];
  if (id !== access_key_id) return false;
  const [date = "", region = "", service = ""] = scope.split("/");
  const url = new URL(request.url, "http://stand-in");
  const path = service === "s3" ? url.pathname : url.pathname.split("/").map(encode).join("/");
  const query = [...url.searchParams].map(([name, value]) => `${encode(name)}=${encode(value)}`).sort();
  const signedHeaders = names.split(";").map((name) => `${name}:${String(headers[name] ?? "").trim()}\n`);
  const payload = headers["x-amz-content-sha256"] ?? sha256(body);
  const canonical = [method, path, query.join("&"), signedHeaders.join(""), names, payload].join("\n");
  const text = ["AWS4-HMAC-SHA256", headers["x-amz-date"], scope, sha256(canonical)].join("\n");
  const key = [date, region, service, "aws4_request"].reduce<string | Buffer>(
    hmac,
    `AWS4${secret_access_key}`,
  );
  return timingSafeEqual(hmac(key, text), Buffer.from(signature, "hex"));
}
