import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { runtimes } from "@/db/schema";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { sampleId } from "@/lib/core/operations/allowed";
import { command } from "@/lib/core/operations/operation";
import { deletedView } from "@/lib/organizations/tree-views";
import { removeFromFallbacks } from "@/lib/runtimes/check-fallbacks";
import { findRuntimeTarget } from "@/lib/runtimes/runtime-target";
import { runtimeEntity } from "@/lib/runtimes/write-runtime";

export const deleteRuntime = command({
  name: "runtimes.delete",
  title: "Delete a runtime",
  permission: "runtimes:write",
  allowed: { "workspace write": sampleId("runtimeId") },
  target: (ctx, { id }) => findRuntimeTarget(ctx, id),
  input: z.object({ id: z.string() }),
  output: deletedView,

  run: async (ctx, _input, runtime) => {
    await ctx.db
      .delete(runtimes)
      .where(and(eq(runtimes.organizationId, ctx.organizationId), eq(runtimes.id, runtime.id)));
    await removeFromFallbacks(ctx, runtime.id);
    recordChange(ctx, {
      subject: `runtime:${runtime.id}`,
      name: runtime.name,
      before: runtimeEntity.visible(runtime),
      after: null,
    });
    return { id: runtime.id, deleted: true } as const;
  },
});
