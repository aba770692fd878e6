import { z } from "zod";
import { sampleId } from "@/lib/core/operations/allowed";
import { command } from "@/lib/core/operations/operation";
import { requireWorkspace } from "@/lib/http/contracts/workspace-keys/targets";
import { deleteStorageUnit } from "@/lib/storage/operations/delete-storage-unit";
import { findStorageUnitTarget } from "@/lib/storage/storage-unit-target";

export const deleteBucket = command({
  name: "workspaceKeys.deleteBucket",
  title: "Delete a bucket",
  permission: "runtimes:write",
  allowed: { "workspace write": sampleId("storageUnitId") },
  target: (ctx, { id }) => requireWorkspace(findStorageUnitTarget(ctx, id)),
  input: z.object({ id: z.string() }),
  output: z.object({ success: z.literal(true), message: z.string() }),
  run: async (ctx, { id }, { name }) => {
    await deleteStorageUnit.execute(ctx, { id });
    return { success: true, message: `The bucket ${name} is deleted` } as const;
  },
});
