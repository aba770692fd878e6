import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import { organizations, projects } from "@/db/schema/index";
import { noAccess, notFound } from "@/lib/core/errors/errors";
import { query } from "@/lib/core/operations/operation";
import { anywhere } from "@/lib/core/operations/permissions";
import { keyView, toKeyView } from "@/lib/keys/key-view";
import { loadKey } from "@/lib/keys/load-keys";
import { loadRemaining, remainingView } from "@/lib/keys/remaining";
import { visibleProjects } from "@/lib/organizations/tree-targets";

const MOST_PROJECTS = 100;

/**
 * Returns the calling key, what is left of its limits and budgets, its organization, and the first 100 projects that it
 * has access to.
 */
export const getMe = query({
  name: "me.get",
  title: "Get the calling key",
  permission: null,
  allowed: { "every key": () => [{}] },
  target: () => ({ row: null, target: anywhere }),
  input: z.object({}),
  output: z.object({
    key: keyView,
    remaining: remainingView,
    organization: z.object({ id: z.string(), name: z.string(), slug: z.string() }),
    projects: z.array(
      z.object({ id: z.string(), name: z.string(), slug: z.string(), workspaceId: z.string() }),
    ),
  }),
  run: async (ctx) => {
    if (ctx.actor.kind !== "key") throw noAccess();
    const key = await loadKey(ctx, ctx.actor.id);
    const [organization] = await ctx.db
      .select({ id: organizations.id, name: organizations.name, slug: organizations.slug })
      .from(organizations)
      .where(eq(organizations.id, ctx.organizationId));
    if (!organization) throw notFound();
    const accessible = await ctx.db
      .select({
        id: projects.id,
        name: projects.name,
        slug: projects.slug,
        workspaceId: projects.workspaceId,
      })
      .from(projects)
      .where(and(eq(projects.organizationId, ctx.organizationId), visibleProjects(ctx)))
      .orderBy(asc(projects.createdAt), asc(projects.id))
      .limit(MOST_PROJECTS);
    const remaining = await loadRemaining(ctx, key);
    return { key: toKeyView(ctx, key), remaining, organization, projects: accessible };
  },
});
