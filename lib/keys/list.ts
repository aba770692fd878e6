import { and, arrayContains, eq, exists, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { keyProjects, keys, projects } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { query } from "@/lib/core/operation";
import { pageInput, pageOf } from "@/lib/core/pagination";
import { anywhere, holdsOrganization } from "@/lib/core/permissions";
import { namedProject, visibleProjects } from "@/lib/organizations/places";
import { cutPage, pageBy, sortInput } from "./order";
import { keyOf } from "./places";
import { projectReference } from "./policy-input";
import { completeKeys, selectKeys } from "./read";
import { matchesSearch } from "./search";
import { hasStatus, STATUSES } from "./status";
import { keyFacts, keyView, listedKey } from "./views";

export const getKey = query({
  permission: "keys:read",
  place: keyOf,
  input: z.object({ id: z.string() }),
  output: keyView,
  run: async (ctx, _input, key) => keyFacts(ctx, key),
});

const listInput = z.object({
  ...pageInput,
  projectId: projectReference.optional(),
  owner: z.enum(["organization", "project"]).optional(),
  search: z.string().trim().max(200).optional(),
  status: z.enum(STATUSES).optional(),
  archived: z.boolean().default(false),
  scope: z.string().trim().max(100).optional(),
  sort: sortInput,
});

/** The keys in reach; of a project its own and those that it inherits. */
export const listKeys = query({
  permission: "keys:read",
  place: (ctx, { projectId }) =>
    projectId === undefined ? { row: null, place: anywhere } : namedProject(ctx, projectId, "projectId"),
  input: listInput,
  output: pageOf(listedKey),
  run: async (ctx, input, project) => {
    const { order, after } = pageBy(input.sort, input.cursor);
    const rows = await selectKeys(ctx)
      .where(
        and(
          eq(keys.organizationId, ctx.organizationId),
          project ? usableIn(ctx, project.id) : ownedInReach(ctx),
          ...(await filters(ctx, input)),
          after,
        ),
      )
      .orderBy(...order)
      .limit(input.limit + 1);
    const { data, nextCursor } = cutPage(await completeKeys(ctx, rows), input.sort, input.limit);
    const listed = data.map((key) => ({
      ...keyFacts(ctx, key),
      ...(project && { inherited: key.projectId === null }),
    }));
    return { data: listed, nextCursor };
  },
});

async function filters(ctx: Context, input: z.output<typeof listInput>) {
  const { owner, search, status, archived, scope } = input;
  return [
    owner && (owner === "project" ? sql`${keys.projectId} is not null` : isNull(keys.projectId)),
    search ? await matchesSearch(ctx, search) : undefined,
    status && hasStatus(status, ctx.now),
    archived ? undefined : isNull(keys.archivedAt),
    scope ? arrayContains(keys.scopes, [scope]) : undefined,
  ];
}

/** The keys that a project's calls can be made with. */
function usableIn(ctx: Context, projectId: string): SQL | undefined {
  const selected = ctx.db
    .select({ keyId: keyProjects.keyId })
    .from(keyProjects)
    .where(and(eq(keyProjects.keyId, keys.id), eq(keyProjects.projectId, projectId)));
  const inherited = and(isNull(keys.projectId), or(eq(keys.projectAccess, "all"), exists(selected)));
  return or(eq(keys.projectId, projectId), inherited);
}

/** The organization's keys and all of its projects' for those who hold it; else those of the projects in reach. */
export function ownedInReach(ctx: Context): SQL | undefined {
  if (holdsOrganization(ctx)) return undefined;
  const reached = ctx.db
    .select({ id: projects.id })
    .from(projects)
    .where(and(eq(projects.organizationId, ctx.organizationId), visibleProjects(ctx)));
  return inArray(keys.projectId, reached);
}
