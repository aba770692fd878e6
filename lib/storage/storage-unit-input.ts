import { z } from "zod";
import type { STORAGE_TYPES } from "@/db/schema";
import { label, version } from "@/lib/core/input/codecs";
import { isBaseUrl, trimUrl } from "@/lib/credentials/catalogue/check-fields";

const TYPES = ["S3", "GCS", "BLOB"] as const satisfies typeof STORAGE_TYPES;

/** A bucket's or container's name. It becomes a part of a host or a path. */
const bucket = z
  .string()
  .trim()
  .min(1, "Enter a bucket")
  .max(222, "At most 222 characters")
  .regex(/^(?!.*\.\.)[a-z0-9$][a-z0-9._$-]*$/i, "Use letters, digits, dots, dashes and underscores");

/** A URL without the bucket, or with `{bucket}` in its place. */
const endpoint = z
  .string()
  .max(2_048)
  .overwrite(trimUrl)
  .refine(
    (url) => isBaseUrl(url.replace("{bucket}", "bucket")),
    "Use an http or https URL without user, query or fragment",
  );

const region = z
  .string()
  .trim()
  .toLowerCase()
  .max(64, "At most 64 characters")
  .regex(/^[a-z0-9-]+$/, "Use letters, digits and dashes, such as eu-central-1");

/** The settings of a storage unit. */
const settings = {
  name: label,
  bucket,
  type: z.enum(TYPES),
  endpoint: endpoint.nullable(),
  region: region.nullable(),
  credentialId: z.string().min(1, "Choose a credential").max(100).nullable(),
};

export const createStorageUnitInput = z.strictObject({
  ...settings,
  workspaceId: z.string().min(1, "Choose a workspace").max(100),
  endpoint: settings.endpoint.default(null),
  region: settings.region.default(null),
  credentialId: settings.credentialId.default(null),
});

export const updateStorageUnitInput = z.strictObject({
  ...z.object(settings).partial().shape,
  id: z.string(),
  version,
});

export type Settings = z.output<z.ZodObject<typeof settings>>;
