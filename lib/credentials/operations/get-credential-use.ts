import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { credentials, runtimes, STORAGE_STATUSES, storageUnits } from "@/db/schema/index";
import { actorNames } from "@/lib/core/changes/actor-names";
import { time } from "@/lib/core/input/codecs";
import { sampleId } from "@/lib/core/operations/allowed";
import type { Context } from "@/lib/core/operations/context";
import { query } from "@/lib/core/operations/operation";
import { countCredentialRequests } from "@/lib/credentials/count-credential-requests";
import { findCredentialTarget } from "@/lib/credentials/credential-target";
import type { Credential } from "@/lib/credentials/credential-view";
import { findReadable } from "@/lib/credentials/find-readable";
import { findAlternative } from "@/lib/credentials/pool/find-alternative";

const LISTED = 20;

const linkView = z.object({
  type: z.enum(["runtime", "storage_unit"]),
  id: z.string(),
  name: z.string(),
  workspaceId: z.string().nullable(),
  /** Whether it is enabled. Storage units always are. */
  enabled: z.boolean(),
  isDefault: z.boolean(),
  /** The result of a storage unit's last validation, null for a runtime. */
  status: z.enum(STORAGE_STATUSES).nullable(),
});

const useView = z.object({
  /** At most 20 runtimes and 20 storage units. */
  links: z.array(linkView),
  requestsLastDay: z.int(),
  /** The name of the active credential that calls use while this one is inactive. */
  alternative: z.string().nullable(),
  /** Null for a deleted user or key. */
  createdByName: z.string().nullable(),
  updatedByName: z.string().nullable(),
  /** Whether its secrets can be decrypted. */
  readable: z.boolean(),
  /** The secrets that the last rotation replaced, while they can be restored. */
  previous: z
    .object({
      hints: z.record(z.string(), z.string()),
      until: time,
      /** Whether the provider rejected the new secret, in a call or in its test. */
      rejected: z.boolean(),
    })
    .nullable(),
});

/** Returns what links a credential and how much it is used, for the impact that dialogs show. */
export const getCredentialUse = query({
  name: "credentials.getUse",
  title: "Get a provider credential's use",
  permission: "credentials:read",
  allowed: { "workspace read": sampleId("credentialId") },
  target: (ctx, { id }) => findCredentialTarget(ctx, id),
  input: z.object({ id: z.string() }),
  output: useView,
  run: async (ctx, _input, credential) => {
    const { id, createdBy, updatedBy } = credential;
    const names = await actorNames(ctx, [createdBy, updatedBy]);
    return {
      links: await loadLinks(ctx, id),
      requestsLastDay: await countCredentialRequests(ctx, id),
      alternative: (await findAlternative(ctx, credential))?.name ?? null,
      createdByName: names.get(createdBy) ?? null,
      updatedByName: names.get(updatedBy) ?? null,
      readable: (await findReadable(ctx, [id])).some(({ readable }) => readable),
      previous: await findPrevious(ctx, credential),
    };
  },
});

async function findPrevious(ctx: Context, { id, lastTestResult, failing }: Credential) {
  const [row] = await ctx.db
    .select({ previous: credentials.previous, until: credentials.previousUntil })
    .from(credentials)
    .where(and(eq(credentials.organizationId, ctx.organizationId), eq(credentials.id, id)));
  if (!row?.previous || !row.until || row.until <= ctx.now) return null;
  const rejected = failing?.reason === "rejected" || lastTestResult === "rejected";
  return { hints: row.previous.hints, until: row.until, rejected };
}

/** Lists what links a credential: at most 20 runtimes and 20 storage units. */
export async function loadLinks(ctx: Context, credentialId: string): Promise<z.output<typeof linkView>[]> {
  const [models, stores] = [
    await ctx.db
      .select({
        id: runtimes.id,
        name: runtimes.name,
        workspaceId: runtimes.workspaceId,
        enabled: runtimes.enabled,
        isDefault: runtimes.isDefault,
      })
      .from(runtimes)
      .where(and(eq(runtimes.organizationId, ctx.organizationId), eq(runtimes.credentialId, credentialId)))
      .orderBy(runtimes.number)
      .limit(LISTED),
    await ctx.db
      .select({
        id: storageUnits.id,
        name: storageUnits.name,
        workspaceId: storageUnits.workspaceId,
        status: storageUnits.status,
      })
      .from(storageUnits)
      .where(
        and(eq(storageUnits.organizationId, ctx.organizationId), eq(storageUnits.credentialId, credentialId)),
      )
      .orderBy(storageUnits.name)
      .limit(LISTED),
  ];
  return [
    ...models.map((runtime) => ({ type: "runtime" as const, status: null, ...runtime })),
    ...stores.map((unit) => ({ type: "storage_unit" as const, enabled: true, isDefault: false, ...unit })),
  ];
}
