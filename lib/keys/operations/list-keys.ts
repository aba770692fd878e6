import { and, arrayOverlaps, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { keyProjects, keys, projects } from "@/db/schema/index";
import { pageInput, pageSchema } from "@/lib/core/input/pagination";
import type { Context } from "@/lib/core/operations/context";
import { query } from "@/lib/core/operations/operation";
import { anywhere, hasOrganizationAccess } from "@/lib/core/operations/permissions";
import { projectReference } from "@/lib/keys/key-input";
import { findKeyTarget } from "@/lib/keys/key-target";
import { keyView, listedKey, toKeyView } from "@/lib/keys/key-view";
import { findPage, idsOfFew, type Narrowing, ownFew } from "@/lib/keys/listing/find-page";
import { cutPage, sortInput } from "@/lib/keys/listing/order";
import { matchesSearch } from "@/lib/keys/listing/search";
import { completeKeys } from "@/lib/keys/load-keys";
import { readsKey } from "@/lib/keys/sample-keys";
import { hasStatus, STATUSES } from "@/lib/keys/status";
import { findNamedProjects, visibleProjects } from "@/lib/organizations/tree-targets";

export const getKey = query({
  name: "keys.get",
  title: "Get a key",
  permission: "keys:read",
  allowed: readsKey(),
  target: findKeyTarget,
  input: z.object({ id: z.string() }),
  output: keyView,
  run: async (ctx, _input, key) => toKeyView(ctx, key),
});

const MOST_VALUES = 50;

const listInput = z.object({
  ...pageInput,
  projectId: z.array(projectReference).max(MOST_VALUES).optional(),
  owner: z.enum(["organization", "project"]).optional(),
  search: z.string().trim().max(200).optional(),
  status: z.array(z.enum(STATUSES)).max(STATUSES.length).optional(),
  archived: z.boolean().default(false),
  scope: z.array(z.string().trim().max(100)).max(MOST_VALUES).optional(),
  sort: sortInput,
});

/**
 * Lists the keys that the caller has access to. With `projectId` it lists the keys of these projects and the
 * organization keys that they inherit. A filter with several values matches any of them.
 */
export const listKeys = query({
  name: "keys.list",
  title: "List keys",
  permission: "keys:read",
  allowed: { "project read": ({ projectId }) => [{}, { projectId: [projectId] }] },
  filtered: true,
  target: async (ctx, { projectId }) => ({
    row: projectId ? await findNamedProjects(ctx, projectId, "projectId") : null,
    target: anywhere,
  }),
  input: listInput,
  output: pageSchema(listedKey),
  run: async (ctx, input, within) => {
    const owners = ownerFilter(ctx, input.owner, within);
    const access = within ? usableInProject(ctx, within) : isOwnedVisibly(ctx);
    const rows = await findPage(ctx, { ...input, owners }, await narrowing(ctx, input, owners, access));
    const { data, nextCursor } = cutPage(await completeKeys(ctx, rows), input.sort, input.limit);
    const listed = data.map((key) => ({
      ...toKeyView(ctx, key),
      ...(within && { inherited: key.projectId === null }),
    }));
    return { data: listed, nextCursor };
  },
});

/** Returns the ids of the owners whose keys the list can contain, undefined for any. */
function ownerFilter(
  { organizationId }: Context,
  owner: "organization" | "project" | undefined,
  within: string[] | null,
) {
  if (owner === "organization") return [organizationId];
  if (!within) return undefined;
  return owner === "project" ? within : [...within, organizationId];
}

async function narrowing(
  ctx: Context,
  { owner, search, status, archived, scope, sort }: z.output<typeof listInput>,
  owners: string[] | undefined,
  access: SQL | undefined,
): Promise<Narrowing> {
  const named = [
    search && (await matchesSearch(ctx, search)),
    scope?.length && arrayOverlaps(keys.scopes, scope),
  ];
  const narrow: (SQL | undefined)[] = [
    access,
    owner && (owner === "project" ? sql`${keys.projectId} is not null` : isNull(keys.projectId)),
    status && or(...status.map((one) => hasStatus(one, ctx.now))),
    archived ? undefined : isNull(keys.archivedAt),
  ];
  // No index has the keys of an owner in this order.
  let few = sort.endsWith("last_used_at") && owners !== undefined && (await ownFew(ctx, owners));
  for (const condition of named) {
    const ids = condition ? await idsOfFew(ctx, condition) : null;
    narrow.push(ids ? inArray(keys.id, ids) : condition || undefined);
    few ||= ids !== null;
  }
  return { conditions: narrow, few };
}

/** Returns the condition for keys that can make calls in the projects: their own and inherited ones. */
function usableInProject(ctx: Context, projectIds: string[]): SQL | undefined {
  const selected = ctx.db
    .select({ keyId: keyProjects.keyId })
    .from(keyProjects)
    .where(inArray(keyProjects.projectId, projectIds));
  const inherited = and(
    isNull(keys.projectId),
    or(eq(keys.projectAccess, "all"), inArray(keys.id, selected)),
  );
  return or(inArray(keys.projectId, projectIds), inherited);
}

/**
 * Returns the condition for keys whose owner the caller has access to. Undefined for callers with access to
 * the whole organization.
 */
export function isOwnedVisibly(ctx: Context): SQL | undefined {
  if (hasOrganizationAccess(ctx)) return undefined;
  const accessible = ctx.db
    .select({ id: projects.id })
    .from(projects)
    .where(and(eq(projects.organizationId, ctx.organizationId), visibleProjects(ctx)));
  return inArray(keys.projectId, accessible);
}
