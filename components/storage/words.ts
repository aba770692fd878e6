import type { StorageUnit } from "./types";

/** The names of the types of storage. */
export const types: Record<StorageUnit["type"], string> = {
  S3: "Amazon S3 or compatible",
  GCS: "Google Cloud Storage",
  BLOB: "Azure Blob Storage",
};

/** The results of a validation: badge and explanation. */
export const statuses = {
  unvalidated: {
    tone: "grey",
    icon: "ring",
    word: "Not validated",
    text: "A validation lists one file of the bucket with the linked credential.",
  },
  valid: {
    tone: "green",
    icon: "check",
    word: "Valid",
    text: "The credential can list the bucket.",
  },
  rejected: {
    tone: "red",
    icon: "x",
    word: "Rejected",
    text: "The provider refused the secret, or the credential may not list this bucket.",
  },
  not_found: {
    tone: "red",
    icon: "x",
    word: "Not found",
    text: "The provider has no bucket of this name.",
  },
  wrong_region: {
    tone: "amber",
    icon: "warn",
    word: "Wrong region",
    text: "The bucket is in another region, or at another endpoint.",
  },
  unreachable: {
    tone: "red",
    icon: "alert",
    word: "Unreachable",
    text: "No answer from a storage provider. Check the endpoint.",
  },
} as const;
