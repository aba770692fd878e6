import { updateRow } from "@/lib/core/changes/update-row";
import { mapConstraintErrors } from "@/lib/core/errors/constraint-errors";
import { sampleId } from "@/lib/core/operations/allowed";
import type { Context } from "@/lib/core/operations/context";
import { command } from "@/lib/core/operations/operation";
import { type Settings, updateStorageUnitInput } from "@/lib/storage/storage-unit-input";
import { findStorageUnitTarget } from "@/lib/storage/storage-unit-target";
import { type StorageUnit, storageUnitView } from "@/lib/storage/storage-unit-view";
import {
  checkLink,
  lockStorageUnit,
  storageUnitConstraints,
  storageUnitEntity,
} from "@/lib/storage/write-storage-unit";

/** Updates the given fields. `null` clears a field. */
export const updateStorageUnit = command({
  name: "storageUnits.update",
  title: "Update a storage unit",
  permission: "runtimes:write",
  allowed: { "workspace write": sampleId("storageUnitId", { name: "Sample" }) },
  target: (ctx, { id }) => findStorageUnitTarget(ctx, id),
  input: updateStorageUnitInput,
  output: storageUnitView,
  run: (ctx, { id, version, ...patch }) => changeStorageUnit(ctx, id, version, patch),
});

/** The settings that decide what a link or a validation opens. */
const STORE = ["bucket", "type", "endpoint", "region", "credentialId"] as const;

/**
 * Updates a storage unit under a lock. A change of the bucket or its address counts as a new link of the
 * credential: else someone who may not link it could open other buckets with it.
 */
export async function changeStorageUnit(
  ctx: Context,
  id: string,
  version: number | undefined,
  patch: Partial<Settings>,
): Promise<StorageUnit> {
  const unit = await lockStorageUnit(ctx, id);
  const wanted = { ...unit, ...patch };
  const moves = STORE.some((setting) => wanted[setting] !== unit[setting]);
  if (moves) await checkLink(ctx, wanted);
  const unvalidated = { status: "unvalidated", lastValidatedAt: null } as const;
  return mapConstraintErrors(
    updateRow(ctx, storageUnitEntity, unit, version, { ...patch, ...(moves && unvalidated) }),
    storageUnitConstraints,
  );
}
