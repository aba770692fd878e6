import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { runtimes } from "@/db/schema";
import { recordChange } from "@/lib/core/audit-trail";
import { version } from "@/lib/core/codecs";
import { mapConstraintErrors } from "@/lib/core/constraint-errors";
import { containsText } from "@/lib/core/contains-text";
import type { Context } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { command, query } from "@/lib/core/operation";
import { newestFirst, pageInput, pageSchema, toPage } from "@/lib/core/pagination";
import { anywhere } from "@/lib/core/permissions";
import { updateRow } from "@/lib/core/update-row";
import { deletedView } from "@/lib/organizations/tree-views";
import { type Settings, settable, settings, unsettable } from "./runtime-input";
import { findOwnerTarget, findRuntimeTarget, visibleRuntimes } from "./runtime-target";
import { type Runtime, runtimeColumns, runtimeView, toRuntimeView } from "./runtime-view";
import {
  checkSettings,
  entity,
  lockRuntime,
  lockRuntimes,
  nextNumber,
  refusals,
  takeMark,
} from "./write-runtime";

const reference = z.object({ id: z.string() });

const creation = z.strictObject({
  ...unsettable,
  ...settings,
  workspaceId: z.string().max(100).nullish(),
  upstreamModel: settings.upstreamModel.default(null),
  kind: settings.kind.default("chat"),
  credentialId: settings.credentialId.default(null),
  baseUrl: settings.baseUrl.default(null),
  enabled: settings.enabled.default(true),
  isDefault: settings.isDefault.default(false),
});

const editing = z.strictObject({
  ...z.object(settings).partial().shape,
  ...unsettable,
  id: z.string(),
  version,
});

export const listRuntimes = query({
  name: "runtimes.list",
  title: "List runtimes",
  permission: "runtimes:read",
  target: () => ({ row: null, target: anywhere }),
  input: z.object({
    ...pageInput,
    workspaceId: z.guid().optional(),
    search: z.string().trim().max(200).optional(),
  }),
  output: pageSchema(runtimeView),
  run: async (ctx, { limit, cursor, workspaceId, search }) => {
    const { after, order } = newestFirst(runtimes, cursor);
    const rows = await ctx.db
      .select(runtimeColumns)
      .from(runtimes)
      .where(
        and(
          eq(runtimes.organizationId, ctx.organizationId),
          workspaceId === undefined ? undefined : eq(runtimes.workspaceId, workspaceId),
          search ? containsText(runtimes.name, search) : undefined,
          await visibleRuntimes(ctx),
          after,
        ),
      )
      .orderBy(...order)
      .limit(limit + 1);
    const { data, nextCursor } = toPage(rows, limit);
    return { data: data.map(toRuntimeView), nextCursor };
  },
});

export const getRuntime = query({
  name: "runtimes.get",
  title: "Get a runtime",
  permission: "runtimes:read",
  target: (ctx, { id }) => findRuntimeTarget(ctx, id),
  input: reference,
  output: runtimeView,
  run: async (_ctx, _input, runtime) => toRuntimeView(runtime),
});

export const createRuntime = command({
  name: "runtimes.create",
  title: "Create a runtime",
  permission: "runtimes:write",
  target: findOwnerTarget,
  input: creation,
  output: runtimeView,

  replay: {
    recordOf: (runtime) => runtime.id,
    answer: async (ctx, id) => toRuntimeView((await findRuntimeTarget(ctx, id)).row),
  },
  run: async (ctx, input, workspace) =>
    toRuntimeView(await insertRuntime(ctx, { ...settable(input), workspaceId: workspace?.id ?? null })),
});

/** Omitted fields stay, null clears. */
export const updateRuntime = command({
  name: "runtimes.update",
  title: "Update a runtime",
  permission: "runtimes:write",
  target: (ctx, { id }) => findRuntimeTarget(ctx, id),
  input: editing,
  output: runtimeView,

  run: async (ctx, input, runtime) => {
    const { id: _, version, ...patch } = settable(input);
    return toRuntimeView(await changeRuntime(ctx, runtime.id, version, patch));
  },
});

export const deleteRuntime = command({
  name: "runtimes.delete",
  title: "Delete a runtime",
  permission: "runtimes:write",
  target: (ctx, { id }) => findRuntimeTarget(ctx, id),
  input: reference,
  output: deletedView,

  run: async (ctx, _input, runtime) => {
    await ctx.db
      .delete(runtimes)
      .where(and(eq(runtimes.organizationId, ctx.organizationId), eq(runtimes.id, runtime.id)));
    recordChange(ctx, {
      subject: `runtime:${runtime.id}`,
      name: runtime.name,
      before: entity.visible(runtime),
      after: null,
    });
    return { id: runtime.id, deleted: true } as const;
  },
});

/** Makes a runtime under the organization's next number; as the default one it takes the mark from the other. */
export async function insertRuntime(
  ctx: Context,
  wanted: Settings & { workspaceId: string | null },
): Promise<Runtime> {
  await checkSettings(ctx, wanted, true);
  await lockRuntimes(ctx);
  if (wanted.isDefault) await takeMark(ctx, wanted.kind);
  const [runtime] = await mapConstraintErrors(
    ctx.db
      .insert(runtimes)
      .values({ ...wanted, organizationId: ctx.organizationId, number: await nextNumber(ctx) })
      .returning(runtimeColumns)
      .execute(),
    { ...refusals, runtimes_workspace: notFound },
  );
  if (!runtime) throw new Error("The runtime was not written");
  recordChange(ctx, {
    subject: `runtime:${runtime.id}`,
    name: runtime.name,
    before: null,
    after: entity.visible(runtime),
  });
  return runtime;
}

/** Writes one runtime under its lock. Its credential is checked again where it, or the provider, changes. */
export async function changeRuntime(
  ctx: Context,
  id: string,
  version: number | undefined,
  patch: Partial<Settings>,
): Promise<Runtime> {
  if (patch.isDefault || patch.kind !== undefined) await lockRuntimes(ctx);
  const runtime = await lockRuntime(ctx, id);
  const wanted = { ...runtime, ...patch };
  const link = wanted.credentialId !== runtime.credentialId || wanted.provider !== runtime.provider;
  await checkSettings(ctx, wanted, link);
  const movesMark = wanted.isDefault && (!runtime.isDefault || wanted.kind !== runtime.kind);
  if (movesMark) await takeMark(ctx, wanted.kind);
  return mapConstraintErrors(updateRow(ctx, entity, runtime, version, patch), refusals);
}
