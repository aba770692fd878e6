import { createHmac } from "node:crypto";
import { toObjectUrl } from "./object-url";
import type { ObjectMethod, Signer, Validity } from "./signer";

type BlobContainer = { url: string; container: string; account: string; accountKey: string };

const VERSION = "2022-11-02";

const PERMISSIONS: Record<ObjectMethod, string> = { GET: "r", HEAD: "r", PUT: "cw", DELETE: "d" };

/** The headers that a method needs. */
const HEADERS: Partial<Record<ObjectMethod, Record<string, string>>> = {
  PUT: { "x-ms-blob-type": "BlockBlob" },
};

/** The signed values that our links do not set, as empty lines. */
const UNSET = { start: "", policy: "", ip: "", protocol: "", snapshot: "", encryptionScope: "" };
const UNSET_HEADERS = ["", "", "", "", ""];

/** Creates a signer with the key of a storage account: the service SAS of Azure Blob Storage. */
export function createBlobSigner({
  url: containerUrl,
  container,
  account,
  accountKey,
}: BlobContainer): Signer {
  const secret = Buffer.from(accountKey, "base64");
  const sign = (kind: "b" | "c", permissions: string, path: string, { now, expiresIn }: Validity) => {
    const expiry = new Date(now.getTime() + expiresIn * 1000).toISOString().replace(/\.\d{3}/, "");
    const text = [
      permissions,
      UNSET.start,
      expiry,
      `/blob/${account}/${path}`,
      UNSET.policy,
      UNSET.ip,
      UNSET.protocol,
      VERSION,
      kind,
      UNSET.snapshot,
      UNSET.encryptionScope,
      ...UNSET_HEADERS,
    ].join("\n");
    const signature = createHmac("sha256", secret).update(text).digest("base64");
    return new URLSearchParams({ sv: VERSION, sr: kind, sp: permissions, se: expiry, sig: signature });
  };
  return {
    signObject: async ({ method, key }, validity) => ({
      url: `${toObjectUrl(containerUrl, key)}?${sign("b", PERMISSIONS[method], `${container}/${key}`, validity)}`,
      headers: HEADERS[method] ?? {},
    }),
    signList: async (validity) => {
      const list = new URLSearchParams({ restype: "container", comp: "list", maxresults: "1" });
      return { url: `${containerUrl}?${list}&${sign("c", "l", container, validity)}`, headers: {} };
    },
  };
}
