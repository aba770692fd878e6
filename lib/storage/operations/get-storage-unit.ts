import { z } from "zod";
import { sampleId } from "@/lib/core/operations/allowed";
import { query } from "@/lib/core/operations/operation";
import { findStorageUnitTarget } from "@/lib/storage/storage-unit-target";
import { storageUnitView } from "@/lib/storage/storage-unit-view";

export const getStorageUnit = query({
  name: "storageUnits.get",
  title: "Get a storage unit",
  permission: "runtimes:read",
  allowed: { "project read": sampleId("storageUnitId") },
  target: (ctx, { id }) => findStorageUnitTarget(ctx, id),
  input: z.object({ id: z.string() }),
  output: storageUnitView,
  run: async (_ctx, _input, unit) => unit,
});
