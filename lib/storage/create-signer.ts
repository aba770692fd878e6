import { createPrivateKey } from "node:crypto";
import { invalidField } from "@/lib/core/errors/errors";
import { parseServiceAccount } from "@/lib/credentials/catalogue/service-account";
import { noCredential } from "@/lib/credentials/look-up-credential";
import { createBlobSigner } from "./signing/create-blob-signer";
import { createGcsSigner } from "./signing/create-gcs-signer";
import { createS3Signer } from "./signing/create-s3-signer";
import { toBucketUrl } from "./signing/object-url";
import type { Signer } from "./signing/signer";
import type { StorageUnit } from "./storage-unit-view";

/** The settings of a storage unit that decide where its requests go. */
type Store = Pick<StorageUnit, "bucket" | "type" | "endpoint" | "region">;

/** The credential of a storage unit, with decrypted secrets. */
type Access = { provider: string; publicFields: Record<string, string>; secrets: Record<string, string> };

const AWS_REGION = "us-east-1";

/**
 * Creates the signer of a storage unit from its credential.
 * @throws INVALID_REQUEST when the unit's endpoint is not the credential's.
 * @throws PROVIDER_AUTH when the credential's secret cannot sign.
 */
export function createSigner(store: Store, access: Access): Signer {
  checkEndpoint(store, access.publicFields);
  switch (access.provider) {
    case "azure":
      return createAzureSigner(store, access);
    case "gcp":
      return createGoogleSigner(store, access);
    default:
      return createAccessKeySigner(store, access);
  }
}

/**
 * Checks that a storage unit stays at the endpoint of its credential, when the credential has one. Others open
 * any endpoint: only signatures are sent, and whoever sets the endpoint may link the credential.
 * @throws INVALID_REQUEST when the unit's endpoint has another origin.
 */
export function checkEndpoint(
  { endpoint }: Pick<Store, "endpoint">,
  { endpoint: own }: Record<string, string>,
) {
  if (!endpoint || !own) return;
  const toOrigin = (url: string) => new URL(url.replace("{bucket}.", "")).origin;
  if (toOrigin(endpoint) === toOrigin(own)) return;
  throw invalidField("endpoint", `The credential is for ${toOrigin(own)} only`);
}

function createAccessKeySigner({ bucket, type, endpoint, region: wanted }: Store, access: Access): Signer {
  const { publicFields, secrets } = access;
  const own = endpoint ?? publicFields.endpoint;
  const region = wanted ?? publicFields.region ?? (type === "GCS" ? "auto" : AWS_REGION);
  return createS3Signer({
    url: toBucketUrl(own ?? toAwsEndpoint(bucket, region), bucket),
    region,
    accessKeyId: publicFields.access_key_id ?? "",
    secretAccessKey: secrets.secret_access_key ?? "",
    ...(secrets.session_token !== undefined && { sessionToken: secrets.session_token }),
  });
}

/** Returns the endpoint of a bucket at AWS. A name with dots would not match the certificate as a part of the host. */
function toAwsEndpoint(bucket: string, region: string): string {
  const domain = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
  return `https://${/^[a-z0-9-]+$/.test(bucket) ? "{bucket}." : ""}s3.${region}.${domain}`;
}

function createGoogleSigner({ bucket, endpoint }: Store, { secrets }: Access): Signer {
  const account = parseServiceAccount(secrets.service_account_json ?? "");
  if (typeof account === "string") throw unusable(`The service account JSON ${account}`);
  return createGcsSigner({
    url: toBucketUrl(endpoint ?? "https://storage.googleapis.com", bucket),
    clientEmail: account.client_email,
    privateKey: parsePrivateKey(account.private_key),
  });
}

function parsePrivateKey(text: string) {
  try {
    return createPrivateKey(text);
  } catch {
    throw unusable("The service account has no valid private_key");
  }
}

function createAzureSigner({ bucket, endpoint }: Store, { publicFields, secrets }: Access): Signer {
  const { account_name: account } = publicFields;
  const { account_key: accountKey } = secrets;
  if (!account || !accountKey) throw unusable("The credential has no storage account");
  return createBlobSigner({
    url: toBucketUrl(endpoint ?? `https://${account}.blob.core.windows.net`, bucket),
    container: bucket,
    account,
    accountKey,
  });
}

const unusable = (message: string) => noCredential("missing", message);
