import { z } from "zod";
import type { Context } from "@/lib/core/operations/context";
import { command } from "@/lib/core/operations/operation";
import {
  findNamedApiKey,
  insertInlineApiKey,
} from "@/lib/http/contracts/workspace-keys/api-keys/link-api-key";
import { checkWorkspace } from "@/lib/http/contracts/workspace-keys/check-workspace";
import { renameFields } from "@/lib/http/contracts/workspace-keys/rename-fields";
import { requireWorkspace } from "@/lib/http/contracts/workspace-keys/targets";
import { updateStorageUnit } from "@/lib/storage/operations/update-storage-unit";
import { findStorageUnitTarget } from "@/lib/storage/storage-unit-target";
import type { StorageUnit } from "@/lib/storage/storage-unit-view";
import { bucketFields, toInlineKey, UNIT_FIELDS } from "./bucket-input";

const { name, bucket, storageType, workspaceId, ...rest } = bucketFields;

const changes = z.object({
  name: name.optional(),
  bucket: bucket.optional(),
  storageType: storageType.optional(),
  workspaceId: workspaceId.nullish(),
  ...rest,
});

/** Updates the given fields. `apiKeyUuid` moves to another key, null unlinks it. */
export const updateBucket = command({
  name: "workspaceKeys.updateBucket",
  title: "Update a bucket",
  permission: "runtimes:write",
  allowed: { "workspace write": ({ storageUnitId }) => [{ id: storageUnitId, name: "Sample" }] },
  target: (ctx, { id }) => requireWorkspace(findStorageUnitTarget(ctx, id)),
  input: z.strictObject({ id: z.string(), ...changes.shape }),
  output: z.object({ success: z.literal(true), bucketId: z.string() }),

  run: async (ctx, { id, ...given }, unit) => {
    await checkWorkspace(ctx, given.workspaceId, unit.workspaceId);
    const credentialId = await findLink(ctx, given, unit);
    const { name, bucket, storageType, endpoint, region } = given;
    await renameFields(UNIT_FIELDS, () =>
      updateStorageUnit.execute(ctx, {
        id,
        ...(name !== undefined && { name }),
        ...(bucket !== undefined && { bucket }),
        ...(storageType !== undefined && { type: storageType }),
        ...(endpoint !== undefined && { endpoint: endpoint || null }),
        ...(region !== undefined && { region: region || null }),
        ...(credentialId !== undefined && { credentialId }),
      }),
    );
    return { success: true, bucketId: id } as const;
  },
});

/** Returns the id of the credential to link, null to unlink it, undefined to keep it. */
async function findLink(ctx: Context, given: z.output<typeof changes>, unit: StorageUnit) {
  const named = await findNamedApiKey(ctx, given);
  if (named) return named.id;
  if (given.apiKeyUuid === null) return null;
  const { endpoint = unit.endpoint, region = unit.region, storageType = unit.type, secret } = given;
  const inline = { ...given, ...toInlineKey({ storageType, endpoint, region, secret }) };
  const { workspaceId, name } = unit;
  return insertInlineApiKey(ctx, inline, { provider: inline.provider, workspaceId, name });
}
