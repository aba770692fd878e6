import type { StorageUnit } from "./storage-unit-view";

/**
 * The providers whose credentials open a type of storage. Cloud Storage also takes HMAC keys, stored as an
 * S3-compatible credential.
 */
export const STORAGE_PROVIDERS: Readonly<Record<StorageUnit["type"], readonly string[]>> = {
  S3: ["aws", "s3-compatible"],
  GCS: ["gcp", "s3-compatible"],
  BLOB: ["azure"],
};

/** The names of the types of storage. */
export const STORAGE_NAMES: Readonly<Record<StorageUnit["type"], string>> = {
  S3: "S3",
  GCS: "Cloud Storage",
  BLOB: "Blob Storage",
};
