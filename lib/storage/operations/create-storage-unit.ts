import { storageUnits } from "@/db/schema";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { mapConstraintErrors } from "@/lib/core/errors/constraint-errors";
import type { Context } from "@/lib/core/operations/context";
import { command } from "@/lib/core/operations/operation";
import { findWorkspaceTarget } from "@/lib/organizations/tree-targets";
import { createStorageUnitInput, type Settings } from "@/lib/storage/storage-unit-input";
import { findStorageUnitTarget } from "@/lib/storage/storage-unit-target";
import { type StorageUnit, storageUnitColumns, storageUnitView } from "@/lib/storage/storage-unit-view";
import { checkLink, storageUnitConstraints, storageUnitEntity } from "@/lib/storage/write-storage-unit";

export const createStorageUnit = command({
  name: "storageUnits.create",
  title: "Create a storage unit",
  permission: "runtimes:write",
  allowed: {
    "workspace write": ({ workspaceId }) => [
      { name: "Sample", workspaceId, bucket: "sample", type: "S3" as const },
    ],
  },
  target: (ctx, { workspaceId }) => findWorkspaceTarget(ctx, workspaceId),
  input: createStorageUnitInput,
  output: storageUnitView,

  replay: {
    recordOf: (unit) => unit.id,
    answer: async (ctx, id) => (await findStorageUnitTarget(ctx, id)).row,
  },
  run: (ctx, input, workspace) => insertStorageUnit(ctx, { ...input, workspaceId: workspace.id }),
});

/** Creates a storage unit in a workspace. */
export async function insertStorageUnit(
  ctx: Context,
  wanted: Settings & { workspaceId: string },
): Promise<StorageUnit> {
  await checkLink(ctx, wanted);
  const [unit] = await mapConstraintErrors(
    ctx.db
      .insert(storageUnits)
      .values({ ...wanted, organizationId: ctx.organizationId })
      .returning(storageUnitColumns)
      .execute(),
    storageUnitConstraints,
  );
  if (!unit) throw new Error("The storage unit was not written");
  recordChange(ctx, {
    subject: `storage_unit:${unit.id}`,
    name: unit.name,
    before: null,
    after: storageUnitEntity.visible(unit),
  });
  return unit;
}
