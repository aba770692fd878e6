import { z } from "zod";
import { STORAGE_STATUSES, STORAGE_TYPES, storageUnits } from "@/db/schema/index";
import { time } from "@/lib/core/input/codecs";

export const storageUnitColumns = {
  id: storageUnits.id,
  version: storageUnits.version,
  workspaceId: storageUnits.workspaceId,
  name: storageUnits.name,
  bucket: storageUnits.bucket,
  type: storageUnits.type,
  endpoint: storageUnits.endpoint,
  region: storageUnits.region,
  credentialId: storageUnits.credentialId,
  status: storageUnits.status,
  lastValidatedAt: storageUnits.lastValidatedAt,
  createdAt: storageUnits.createdAt,
  updatedAt: storageUnits.updatedAt,
};

export const storageUnitView = z.object({
  id: z.string(),
  version: z.int(),
  workspaceId: z.string(),
  name: z.string(),
  bucket: z.string(),
  type: z.enum(STORAGE_TYPES),
  endpoint: z.string().nullable(),
  region: z.string().nullable(),
  credentialId: z.string().nullable(),
  status: z.enum(STORAGE_STATUSES),
  lastValidatedAt: time.nullable(),
  createdAt: time,
  updatedAt: time,
});

export type StorageUnit = z.output<typeof storageUnitView>;
