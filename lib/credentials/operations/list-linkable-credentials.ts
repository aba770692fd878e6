import { and, eq, inArray, isNull, or } from "drizzle-orm";
import { z } from "zod";
import { credentials } from "@/db/schema/index";
import { newestFirst } from "@/lib/core/input/pagination";
import { query } from "@/lib/core/operations/operation";
import { anywhere } from "@/lib/core/operations/permissions";
import { providers, requireProvider } from "@/lib/credentials/catalogue/catalogue";
import { CAPABILITIES, toCapabilities } from "@/lib/credentials/catalogue/provider";
import { visibleCredentials } from "@/lib/credentials/credential-target";

/** Forms list no more. */
const MOST = 1_000;

/**
 * Lists the credentials of a capability for the fields that link one, newest first. With a workspace, those of other
 * workspaces are left out.
 */
export const listLinkableCredentials = query({
  name: "credentials.listLinkable",
  title: "List the credentials that can be linked",
  permission: "credentials:read",
  allowed: { "workspace read": () => [{ capability: "model" as const }] },
  filtered: true,
  target: () => ({ row: null, target: anywhere }),
  input: z.object({ capability: z.enum(CAPABILITIES), workspaceId: z.guid().optional() }),
  output: z.object({
    data: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        provider: z.string(),
        workspaceId: z.string().nullable(),
        active: z.boolean(),
      }),
    ),
  }),
  run: async (ctx, { capability, workspaceId }) => {
    const able = providers.filter(({ capabilities }) => capabilities.includes(capability));
    const ids = able.map(({ id }) => id);
    const rows = await ctx.db
      .select({
        id: credentials.id,
        name: credentials.name,
        provider: credentials.provider,
        workspaceId: credentials.workspaceId,
        active: credentials.active,
        publicFields: credentials.publicFields,
        hints: credentials.hints,
      })
      .from(credentials)
      .where(
        and(
          eq(credentials.organizationId, ctx.organizationId),
          inArray(credentials.provider, ids),
          workspaceId === undefined
            ? undefined
            : or(isNull(credentials.workspaceId), eq(credentials.workspaceId, workspaceId)),
          visibleCredentials(ctx),
        ),
      )
      .orderBy(...newestFirst(credentials, undefined).order)
      .limit(MOST);
    const data = rows.flatMap(({ publicFields, hints, ...linkable }) => {
      const filled = new Set([...Object.keys(publicFields), ...Object.keys(hints)]);
      return toCapabilities(requireProvider(linkable.provider), filled).includes(capability)
        ? [linkable]
        : [];
    });
    return { data };
  },
});
