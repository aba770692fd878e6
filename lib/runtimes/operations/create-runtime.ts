import { runtimes } from "@/db/schema";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { mapConstraintErrors } from "@/lib/core/errors/constraint-errors";
import { notFound } from "@/lib/core/errors/errors";
import type { Context } from "@/lib/core/operations/context";
import { command } from "@/lib/core/operations/operation";
import { checkFallbacks } from "@/lib/runtimes/check-fallbacks";
import { createRuntimeInput, type Settings } from "@/lib/runtimes/runtime-input";
import { findOwnerTarget, findRuntimeTarget } from "@/lib/runtimes/runtime-target";
import { type Runtime, runtimeColumns, runtimeView } from "@/lib/runtimes/runtime-view";
import {
  checkSettings,
  lockRuntimes,
  nextNumber,
  runtimeConstraints,
  runtimeEntity,
  unsetDefault,
} from "@/lib/runtimes/write-runtime";

export const createRuntime = command({
  name: "runtimes.create",
  title: "Create a runtime",
  permission: "runtimes:write",
  allowed: {
    "workspace write": ({ workspaceId }) => [{ name: "Sample", provider: "openai", workspaceId }],
    "organization admin": ({ credentialId }) => [{ name: "Sample", provider: "openai", credentialId }],
  },
  target: findOwnerTarget,
  input: createRuntimeInput,
  output: runtimeView,

  replay: {
    recordOf: (runtime) => runtime.id,
    answer: async (ctx, id) => (await findRuntimeTarget(ctx, id)).row,
  },
  run: (ctx, input, workspace) => insertRuntime(ctx, { ...input, workspaceId: workspace?.id ?? null }),
});

/**
 * Creates a runtime with the next number of the organization. A new default runtime replaces the current one.
 */
export async function insertRuntime(
  ctx: Context,
  wanted: Settings & { workspaceId: string | null },
): Promise<Runtime> {
  await checkSettings(ctx, wanted, true);
  await lockRuntimes(ctx);
  await checkFallbacks(ctx, wanted, null);
  if (wanted.isDefault) await unsetDefault(ctx, wanted.kind);
  const [runtime] = await mapConstraintErrors(
    ctx.db
      .insert(runtimes)
      .values({ ...wanted, organizationId: ctx.organizationId, number: await nextNumber(ctx) })
      .returning(runtimeColumns)
      .execute(),
    { ...runtimeConstraints, runtimes_workspace: notFound },
  );
  if (!runtime) throw new Error("The runtime was not written");
  recordChange(ctx, {
    subject: `runtime:${runtime.id}`,
    name: runtime.name,
    before: null,
    after: runtimeEntity.visible(runtime),
  });
  return runtime;
}
