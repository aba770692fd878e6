import { z } from "zod";
import { label } from "@/lib/core/input/codecs";
import { linkFields } from "@/lib/http/contracts/workspace-keys/api-keys/link-api-key";
import { storageUnitView } from "@/lib/storage/storage-unit-view";

/** The settings of a bucket in the contract. */
export const bucketFields = {
  name: label,
  bucket: z.string().max(1_000),
  storageType: storageUnitView.shape.type,
  workspaceId: z.string().max(100),
  region: z.string().trim().max(1_000).nullish(),
  ...linkFields,
};

/** The contract's names of the fields in errors about storage units. */
export const UNIT_FIELDS = { credentialId: "apiKeyUuid", type: "storageType" };

type Given = {
  storageType: z.output<typeof storageUnitView>["type"];
  endpoint?: string | null | undefined;
  region?: string | null | undefined;
  secret?: string | undefined;
};

const GOOGLE_S3 = "https://storage.googleapis.com";

/** Returns the provider and the fields of the credential that an inline key and secret make. */
export function toInlineKey({ storageType, endpoint, region, secret }: Given) {
  if (storageType === "BLOB") return { provider: "azure" };
  if (storageType === "GCS") {
    // A service account's secret is a JSON file. Anything else is an HMAC key.
    if (secret?.startsWith("{")) return { provider: "gcp" };
    return { provider: "s3-compatible", endpoint: endpoint || GOOGLE_S3, region };
  }
  const isAmazon = !endpoint || isAmazonHost(endpoint);
  return isAmazon ? { provider: "aws", region } : { provider: "s3-compatible", endpoint, region };
}

const isAmazonHost = (endpoint: string) =>
  URL.canParse(endpoint) && new URL(endpoint).hostname.endsWith(".amazonaws.com");
