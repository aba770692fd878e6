import { and, eq, inArray, or, sql } from "drizzle-orm";
import { z } from "zod";
import { credentials } from "@/db/schema/index";
import { containsText } from "@/lib/core/input/contains-text";
import { newestFirst, pageInput, pageSchema, toPage } from "@/lib/core/input/pagination";
import { query } from "@/lib/core/operations/operation";
import { providerId } from "@/lib/credentials/catalogue/catalogue";
import { findListTarget, visibleCredentials } from "@/lib/credentials/credential-target";
import { credentialColumns, credentialView, toCredentialView } from "@/lib/credentials/credential-view";

const narrowing = z.object({
  ...pageInput,
  limit: pageInput.limit.unwrap().default(100),
  organizationId: z.string().max(100).optional(),
  workspaceId: z.string().max(100).optional(),
  provider: providerId.optional(),
  providers: z.array(providerId).max(100).optional(),
  search: z.string().trim().max(200).optional(),
  activeOnly: z.boolean().default(false),
});

/** Returns the condition for credentials whose name, description or tags contain a text. */
const matchesSearch = (text: string) =>
  or(
    containsText(credentials.name, text),
    containsText(credentials.description, text),
    containsText(sql`array_to_string(${credentials.tags}, ',')`, text),
  );

export const listCredentials = query({
  name: "credentials.list",
  title: "List provider credentials",
  permission: "credentials:read",
  allowed: {
    "workspace read": ({ organizationId, workspaceId }) => [{}, { organizationId }, { workspaceId }],
  },
  filtered: true,
  target: findListTarget,
  input: narrowing,
  output: pageSchema(credentialView),
  run: async (ctx, { limit, cursor, provider, providers, search, activeOnly }, workspace) => {
    const { after, order } = newestFirst(credentials, cursor);
    const rows = await ctx.db
      .select(credentialColumns)
      .from(credentials)
      .where(
        and(
          eq(credentials.organizationId, ctx.organizationId),
          workspace ? eq(credentials.workspaceId, workspace.id) : visibleCredentials(ctx),
          provider ? eq(credentials.provider, provider) : undefined,
          providers ? inArray(credentials.provider, providers) : undefined,
          search ? matchesSearch(search) : undefined,
          activeOnly ? eq(credentials.active, true) : undefined,
          after,
        ),
      )
      .orderBy(...order)
      .limit(limit + 1);
    const { data, nextCursor } = toPage(rows, limit);
    return { data: data.map(toCredentialView), nextCursor };
  },
});
