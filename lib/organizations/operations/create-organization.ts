import { z } from "zod";
import { appendAudit } from "@/lib/core/changes/audit-trail";
import { noAccess } from "@/lib/core/errors/errors";
import { label } from "@/lib/core/input/codecs";
import { command } from "@/lib/core/operations/operation";
import { organizationTarget } from "@/lib/core/operations/permissions";
import { insertOrganization } from "@/lib/organizations/write-organization";

/**
 * Creates another organization, whose owner is the caller. Only owners of an organization create others. The new one
 * does not use the providers' environment variables until its owner permits it.
 */
export const createOrganization = command({
  name: "organizations.create",
  title: "Create an organization",
  permission: "organization:own",
  allowed: { owner: () => [{ name: "Sample" }] },
  target: () => ({ row: null, target: organizationTarget }),
  input: z.strictObject({ name: label }),
  output: z.object({ name: z.string(), slug: z.string() }),

  run: async (outer, { name }) => {
    if (outer.actor.kind !== "user") throw noAccess();
    const wanted = { name, ownerId: outer.actor.id, environmentFallback: false };
    const { ctx, slug } = await insertOrganization(outer, wanted);
    await appendAudit(ctx, "organizations.create", ctx.changes);
    return { name, slug };
  },
});
