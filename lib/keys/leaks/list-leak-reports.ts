import { and, eq, gt, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import { z } from "zod";
import { keySecrets, keys, leakReports, projects } from "@/db/schema/index";
import { time } from "@/lib/core/input/codecs";
import { newestFirst, pageInput, pageSchema, toPage } from "@/lib/core/input/pagination";
import { query } from "@/lib/core/operations/operation";
import { anywhere, permits } from "@/lib/core/operations/permissions";
import { findKeyTarget, toKeyTarget } from "@/lib/keys/key-target";
import { isOwnedVisibly } from "@/lib/keys/operations/list-keys";
import { hasStatus } from "@/lib/keys/status";

export const leakReportView = z.object({
  id: z.string(),
  keyId: z.string(),
  keyName: z.string(),
  /** The prefix of the leaked secret. */
  prefix: z.string(),
  source: z.enum(leakReports.source.enumValues),
  /** The location that the reporter gave. It is plain text: do not show it as a link. */
  location: z.string().nullable(),
  /** The reaction to the report. `disable` replaces `restrict` when no IP address of the key is known. */
  reaction: z.enum(leakReports.reaction.enumValues),
  reportedAt: time,
  /** Whether the secret still works, so that the key must be rotated. */
  open: z.boolean(),
  /**
   * Whether the report revoked or disabled the key, and nobody has rotated the secret, restored the key or
   * archived it since.
   */
  ended: z.boolean(),
  /** Whether the caller may rotate the key. */
  writable: z.boolean(),
});

/**
 * Lists reports of leaked secrets, newest first: of one key, or of all keys whose owner the caller has access
 * to. With `unresolved` it lists only those that are `open` or `ended`.
 */
export const listLeakReports = query({
  name: "keys.listLeakReports",
  title: "List leak reports",
  permission: "keys:read",
  allowed: {
    "project read, or any key": () => [{}],
    "project read": ({ keyId, organizationKeyId }) => [{ keyId }, { keyId: organizationKeyId, open: true }],
  },
  target: (ctx, { keyId }) =>
    keyId === undefined ? { row: null, target: anywhere } : findKeyTarget(ctx, { id: keyId }),
  input: z.object({
    ...pageInput,
    keyId: z.string().optional(),
    open: z.boolean().optional(),
    unresolved: z.boolean().default(false),
  }),
  output: pageSchema(leakReportView),
  run: async (ctx, { limit, cursor, open, unresolved }, key) => {
    const { after, order } = newestFirst({ createdAt: leakReports.reportedAt, id: leakReports.id }, cursor);
    const opens = sql<boolean>`(${and(
      or(isNull(keySecrets.validUntil), gt(keySecrets.validUntil, ctx.now)),
      hasStatus("enabled", ctx.now),
    )})`;
    const ended = sql<boolean>`(${and(
      inArray(leakReports.reaction, ["revoke", "disable"]),
      or(isNotNull(keys.revokedAt), eq(keys.enabled, false)),
      isNull(keySecrets.validUntil),
      isNull(keys.archivedAt),
    )})`;
    const rows = await ctx.db
      .select({
        id: leakReports.id,
        keyId: leakReports.keyId,
        keyName: keys.name,
        prefix: leakReports.prefix,
        source: leakReports.source,
        location: leakReports.location,
        reaction: leakReports.reaction,
        createdAt: leakReports.reportedAt,
        open: opens,
        ended,
        projectId: keys.projectId,
        workspaceId: projects.workspaceId,
      })
      .from(leakReports)
      .innerJoin(keys, eq(keys.id, leakReports.keyId))
      .leftJoin(projects, eq(projects.id, keys.projectId))
      .innerJoin(keySecrets, eq(keySecrets.prefix, leakReports.prefix))
      .where(
        and(
          eq(leakReports.organizationId, ctx.organizationId),
          key ? eq(leakReports.keyId, key.id) : isOwnedVisibly(ctx),
          open === undefined ? undefined : eq(opens, open),
          unresolved ? or(opens, ended) : undefined,
          after,
        ),
      )
      .orderBy(...order)
      .limit(limit + 1);
    const { data, nextCursor } = toPage(rows, limit);
    const reports = data.map(({ createdAt, projectId, workspaceId, ...row }) => {
      const writable = permits(ctx.actor, "keys:write", toKeyTarget({ projectId, workspaceId }));
      return { ...row, writable, reportedAt: createdAt };
    });
    return { data: reports, nextCursor };
  },
});
