import { eq } from "drizzle-orm";
import { z } from "zod";
import { organizations } from "@/db/schema/index";
import { notFound } from "@/lib/core/errors";
import { query } from "@/lib/core/operation";
import { anywhere } from "@/lib/core/permissions";
import { organizationColumns, organizationView } from "@/lib/organizations/tree-views";

export const getOrganization = query({
  name: "organization.get",
  title: "Get the organization",
  permission: "projects:read",
  allowed: { everyone: () => [{}] },
  target: () => ({ row: null, target: anywhere }),
  input: z.object({}),
  output: organizationView,
  run: async (ctx) => {
    const [organization] = await ctx.db
      .select(organizationColumns)
      .from(organizations)
      .where(eq(organizations.id, ctx.organizationId));
    if (!organization) throw notFound();
    return organization;
  },
});
