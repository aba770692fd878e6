import { z } from "zod";
import { sampleId } from "@/lib/core/operations/allowed";
import { query } from "@/lib/core/operations/operation";
import { requireWorkspace } from "@/lib/http/contracts/workspace-keys/targets";
import { findStorageUnitTarget } from "@/lib/storage/storage-unit-target";
import { storageUnitView } from "@/lib/storage/storage-unit-view";

const { status, lastValidatedAt } = storageUnitView.shape;

/** Returns the result of the last validation. `nodeStatus` is empty, since buckets are called without nodes between. */
export const getBucketStatus = query({
  name: "workspaceKeys.getBucketStatus",
  title: "Get the status of a bucket",
  permission: "runtimes:read",
  allowed: { "project read": sampleId("storageUnitId") },
  target: (ctx, { id }) => requireWorkspace(findStorageUnitTarget(ctx, id)),
  input: z.object({ id: z.string() }),
  output: z.object({
    success: z.literal(true),
    bucketId: z.string(),
    status,
    lastValidatedAt,
    nodeStatus: z.array(z.object({})),
  }),
  run: async (_ctx, _input, { id, status, lastValidatedAt }) => ({
    success: true as const,
    bucketId: id,
    status,
    lastValidatedAt,
    nodeStatus: [],
  }),
});
