import { z } from "zod";
import { command } from "@/lib/core/operations/operation";
import {
  findNamedApiKey,
  insertInlineApiKey,
} from "@/lib/http/contracts/workspace-keys/api-keys/link-api-key";
import { renameFields } from "@/lib/http/contracts/workspace-keys/rename-fields";
import { findNamedWorkspace } from "@/lib/organizations/tree-targets";
import { createStorageUnit } from "@/lib/storage/operations/create-storage-unit";
import { bucketFields, toInlineKey, UNIT_FIELDS } from "./bucket-input";

/** Creates a storage unit. An inline key and secret make a credential, which it links. */
export const createBucket = command({
  name: "workspaceKeys.createBucket",
  title: "Create a bucket",
  permission: "runtimes:write",
  allowed: {
    "workspace write": ({ workspaceId }) => [
      { name: "Sample", bucket: "sample", storageType: "S3" as const, workspaceId },
    ],
  },
  target: (ctx, { workspaceId }) => findNamedWorkspace(ctx, workspaceId),
  input: z.strictObject(bucketFields),
  output: z.object({ success: z.literal(true), bucketId: z.string() }),

  replay: {
    recordOf: ({ bucketId }) => bucketId,
    answer: async (_ctx, bucketId) => ({ success: true, bucketId }) as const,
  },
  run: async (ctx, given, workspace) => {
    const { name, bucket, storageType, endpoint, region } = given;
    const named = await findNamedApiKey(ctx, given);
    const inline = { ...given, ...toInlineKey(given) };
    const place = { provider: inline.provider, workspaceId: workspace.id, name };
    const credentialId = named?.id ?? (await insertInlineApiKey(ctx, inline, place)) ?? null;
    const { id } = await renameFields(UNIT_FIELDS, () =>
      createStorageUnit.execute(ctx, {
        ...{ name, bucket, type: storageType, workspaceId: workspace.id },
        ...{ endpoint: endpoint || null, region: region || null },
        credentialId,
      }),
    );
    return { success: true, bucketId: id } as const;
  },
});
