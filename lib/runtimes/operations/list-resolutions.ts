import { and, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { credentials, organizations, runtimes } from "@/db/schema";
import type { Context } from "@/lib/core/operations/context";
import { query } from "@/lib/core/operations/operation";
import { anywhere } from "@/lib/core/operations/permissions";
import {
  candidateColumns,
  candidateMatch,
  candidateOrder,
  choiceSettingColumns,
  chooseCredential,
} from "@/lib/credentials/look-up-credential";
import { refuseUnreadable } from "@/lib/credentials/sealing/refuse-unreadable";
import { resolutionView, toCallWorkspace, toResolutionView } from "@/lib/runtimes/resolution-view";
import { visibleRuntimes } from "@/lib/runtimes/runtime-target";

/** Returns which credentials calls to several runtimes would use now, with one query for all. */
export const listResolutions = query({
  name: "runtimes.listResolutions",
  title: "List the credentials that runtimes would use",
  permission: "runtimes:read",
  allowed: { "project read": ({ runtimeId }) => [{ ids: [runtimeId] }] },
  filtered: true,
  target: () => ({ row: null, target: anywhere }),
  input: z.object({ ids: z.array(z.guid()).max(100) }),
  output: z.object({ data: z.array(resolutionView.extend({ runtimeId: z.string() })) }),
  run: async (ctx, { ids }) => {
    const { organizationId } = ctx;
    const rows = ids.length > 0 ? await readCandidates(ctx, ids) : [];
    const data = rows.map(({ settings, credential, ...runtime }) => {
      const scope = { organizationId, workspaceId: toCallWorkspace(ctx, runtime) };
      const candidates = { ...settings, credentials: credential ? [credential] : [] };
      const lookup = chooseCredential(ctx, scope, runtime, runtime.provider, candidates);
      return { runtimeId: runtime.id, ...toResolutionView(ctx, refuseUnreadable(ctx, scope, lookup)) };
    });
    return { data };
  },
});

async function readCandidates(ctx: Context, ids: string[]) {
  const ownWorkspace = ctx.actor.kind === "key" ? ctx.actor.workspaceId : null;
  const scope = {
    organizationId: sql`${runtimes.organizationId}`,
    workspaceId: sql`coalesce(${runtimes.workspaceId}, ${ownWorkspace}::uuid)`,
  };
  const candidate = ctx.db
    .select({ ...candidateColumns, failure: candidateColumns.failure.as("failure") })
    .from(credentials)
    .where(candidateMatch(scope, sql`${runtimes.credentialId}`, sql`${runtimes.provider}`))
    .orderBy(candidateOrder)
    .limit(1)
    .as("candidate");
  return ctx.db
    .select({
      id: runtimes.id,
      workspaceId: runtimes.workspaceId,
      provider: runtimes.provider,
      credentialId: runtimes.credentialId,
      baseUrl: runtimes.baseUrl,
      settings: choiceSettingColumns,
      credential: {
        id: candidate.id,
        name: candidate.name,
        workspaceId: candidate.workspaceId,
        provider: candidate.provider,
        active: candidate.active,
        publicFields: candidate.publicFields,
        sealedFields: candidate.sealedFields,
        failure: candidate.failure,
      },
    })
    .from(runtimes)
    .innerJoin(organizations, eq(organizations.id, runtimes.organizationId))
    .leftJoinLateral(candidate, sql`true`)
    .where(
      and(
        eq(runtimes.organizationId, ctx.organizationId),
        inArray(runtimes.id, ids),
        await visibleRuntimes(ctx),
      ),
    );
}
