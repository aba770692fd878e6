import { createHash, createSign, type KeyObject } from "node:crypto";
import { encodeStrictly, toObjectUrl } from "./object-url";
import { LIST_QUERY, type Signer, toSignatureTime, type Validity } from "./signer";

type GcsBucket = { url: string; clientEmail: string; privateKey: KeyObject };

const ALGORITHM = "GOOG4-RSA-SHA256";

/** Creates a signer with a service account's key: the V4 signing process of Cloud Storage, in the query. */
export function createGcsSigner({ url: bucketUrl, clientEmail, privateKey }: GcsBucket): Signer {
  const sign = async (
    method: string,
    address: string,
    query: Record<string, string>,
    { now, expiresIn }: Validity,
  ) => {
    const { origin, host, pathname } = new URL(address);
    const time = toSignatureTime(now);
    const scope = `${time.slice(0, 8)}/auto/storage/goog4_request`;
    const signed = toCanonicalQuery({
      ...query,
      "X-Goog-Algorithm": ALGORITHM,
      "X-Goog-Credential": `${clientEmail}/${scope}`,
      "X-Goog-Date": time,
      "X-Goog-Expires": String(expiresIn),
      "X-Goog-SignedHeaders": "host",
    });
    const canonical = [method, pathname, signed, `host:${host}`, "", "host", "UNSIGNED-PAYLOAD"].join("\n");
    const hash = createHash("sha256").update(canonical).digest("hex");
    const signature = createSign("RSA-SHA256")
      .update([ALGORITHM, time, scope, hash].join("\n"))
      .sign(privateKey, "hex");
    return { url: `${origin}${pathname}?${signed}&X-Goog-Signature=${signature}`, headers: {} };
  };
  return {
    signObject: ({ method, key }, validity) => sign(method, toObjectUrl(bucketUrl, key), {}, validity),
    signList: (validity) => sign("GET", bucketUrl, LIST_QUERY, validity),
  };
}

const toCanonicalQuery = (parameters: Record<string, string>) =>
  Object.entries(parameters)
    .map((pair) => pair.map(encodeStrictly).join("="))
    .sort()
    .join("&");
