import { z } from "zod";
import type { Context } from "@/lib/core/operations/context";
import { loadApiKeys } from "@/lib/http/contracts/workspace-keys/api-keys/load-api-keys";
import { storageUnitView } from "@/lib/storage/storage-unit-view";

const { status, type } = storageUnitView.shape;

export const bucketView = z.object({
  id: z.string(),
  name: z.string(),
  bucket: z.string(),
  storageType: type,
  endpoint: z.string().nullable(),
  region: z.string().nullable(),
  key: z.string().nullable().meta({ description: "The public identifier of the linked key" }),
  apiKeyId: z.string().nullable(),
  status,
  workspaceId: z.string(),
  createdAt: z.string(),
});

/** The list of buckets. */
export const bucketList = z.object({ success: z.literal(true), buckets: z.array(bucketView) });

/** Maps storage units to buckets. */
export async function toBucketViews(ctx: Context, units: readonly z.input<typeof storageUnitView>[]) {
  const apiKeys = await loadApiKeys(ctx);
  return units.map((unit) => {
    const linked = unit.credentialId === null ? undefined : apiKeys.get(unit.credentialId);
    return {
      id: unit.id,
      name: unit.name,
      bucket: unit.bucket,
      storageType: unit.type,
      endpoint: unit.endpoint ?? linked?.endpoint ?? null,
      region: unit.region ?? linked?.region ?? null,
      key: linked?.key ?? null,
      apiKeyId: unit.credentialId,
      status: unit.status,
      workspaceId: unit.workspaceId,
      createdAt: unit.createdAt,
    };
  });
}
