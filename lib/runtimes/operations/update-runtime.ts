import { updateRow } from "@/lib/core/changes/update-row";
import { mapConstraintErrors } from "@/lib/core/errors/constraint-errors";
import { sampleId } from "@/lib/core/operations/allowed";
import type { Context } from "@/lib/core/operations/context";
import { command } from "@/lib/core/operations/operation";
import { checkFallbacks } from "@/lib/runtimes/check-fallbacks";
import { type Settings, updateRuntimeInput } from "@/lib/runtimes/runtime-input";
import { findRuntimeTarget } from "@/lib/runtimes/runtime-target";
import { type Runtime, runtimeView } from "@/lib/runtimes/runtime-view";
import {
  checkSettings,
  lockRuntime,
  lockRuntimes,
  runtimeConstraints,
  runtimeEntity,
  unsetDefault,
} from "@/lib/runtimes/write-runtime";

/** Updates the given fields. `null` clears a field. */
export const updateRuntime = command({
  name: "runtimes.update",
  title: "Update a runtime",
  permission: "runtimes:write",
  allowed: { "workspace write": sampleId("runtimeId", { name: "Sample" }, { isDefault: true }) },
  target: (ctx, { id }) => findRuntimeTarget(ctx, id),
  input: updateRuntimeInput,
  output: runtimeView,

  run: (ctx, { id: _, version, ...patch }, runtime) => changeRuntime(ctx, runtime.id, version, patch),
});

/** Updates a runtime under a lock. The credential is checked when it or the provider changes. */
export async function changeRuntime(
  ctx: Context,
  id: string,
  version: number | undefined,
  patch: Partial<Settings>,
): Promise<Runtime> {
  const affectsOthers = patch.isDefault || patch.kind !== undefined || patch.fallbacks !== undefined;
  if (affectsOthers) await lockRuntimes(ctx);
  const runtime = await lockRuntime(ctx, id);
  const wanted = { ...runtime, ...patch };
  const link = wanted.credentialId !== runtime.credentialId || wanted.provider !== runtime.provider;
  await checkSettings(ctx, wanted, link);
  if (affectsOthers) await checkFallbacks(ctx, wanted, id);
  const becomesDefault = wanted.isDefault && (!runtime.isDefault || wanted.kind !== runtime.kind);
  if (becomesDefault) await unsetDefault(ctx, wanted.kind);
  return mapConstraintErrors(updateRow(ctx, runtimeEntity, runtime, version, patch), runtimeConstraints);
}
