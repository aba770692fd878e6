import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { storageUnits } from "@/db/schema";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { sampleId } from "@/lib/core/operations/allowed";
import { command } from "@/lib/core/operations/operation";
import { deletedView } from "@/lib/organizations/tree-views";
import { findStorageUnitTarget } from "@/lib/storage/storage-unit-target";
import { storageUnitEntity } from "@/lib/storage/write-storage-unit";

/** Deletes a storage unit. The bucket and its objects stay as they are. */
export const deleteStorageUnit = command({
  name: "storageUnits.delete",
  title: "Delete a storage unit",
  permission: "runtimes:write",
  allowed: { "workspace write": sampleId("storageUnitId") },
  target: (ctx, { id }) => findStorageUnitTarget(ctx, id),
  input: z.object({ id: z.string() }),
  output: deletedView,

  run: async (ctx, _input, unit) => {
    await ctx.db
      .delete(storageUnits)
      .where(and(eq(storageUnits.organizationId, ctx.organizationId), eq(storageUnits.id, unit.id)));
    recordChange(ctx, {
      subject: `storage_unit:${unit.id}`,
      name: unit.name,
      before: storageUnitEntity.visible(unit),
      after: null,
    });
    return { id: unit.id, deleted: true } as const;
  },
});
