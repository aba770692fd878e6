import { like } from "drizzle-orm";
import { members, organizations } from "@/db/schema";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { findFreeSlug } from "@/lib/core/input/slug";
import type { Context } from "@/lib/core/operations/context";
import { FIRST_PROJECT, FIRST_WORKSPACE } from "./first-names";
import { insertProject } from "./write-project";
import { insertWorkspace } from "./write-workspace";

type NewOrganization = {
  name: string;
  ownerId: string;
  /** Whether its calls may use the providers' environment variables. */
  environmentFallback: boolean;
  /** The names of its first workspace and project. */
  workspace?: string | undefined;
  project?: string | undefined;
};

/**
 * Creates an organization with an owner, a workspace and a project. Returns its slug and a context in it with the
 * changes, which the caller must append to its audit log.
 */
export async function insertOrganization(
  base: Context,
  {
    name,
    ownerId,
    environmentFallback,
    workspace = FIRST_WORKSPACE,
    project = FIRST_PROJECT,
  }: NewOrganization,
): Promise<{ ctx: Context; slug: string }> {
  const slug = await findFreeSlug(undefined, name, async (start) => {
    const rows = await base.db
      .select({ slug: organizations.slug })
      .from(organizations)
      .where(like(organizations.slug, `${start}%`));
    return rows.map((row) => row.slug);
  });
  const [home] = await base.db
    .insert(organizations)
    .values({ name, slug, environmentFallback })
    .returning({ id: organizations.id });
  if (!home) throw new Error("The organization was not written");
  await base.db.insert(members).values({ organizationId: home.id, userId: ownerId, role: "owner" });
  const ctx: Context = { ...base, organizationId: home.id, changes: [] };
  recordChange(ctx, { subject: `organization:${home.id}`, name, before: null, after: { name, slug } });
  const place = await insertWorkspace(ctx, { name: workspace });
  await insertProject(ctx, place, { name: project });
  return { ctx, slug };
}
