import { and, desc, eq, gte, lt, sql } from "drizzle-orm";
import { z } from "zod";
import { audit } from "@/db/schema/index";
import { invalidField } from "@/lib/core/errors/errors";
import { time } from "@/lib/core/input/codecs";
import { pageInput, pageSchema } from "@/lib/core/input/pagination";
import { query } from "@/lib/core/operations/operation";
import { organizationTarget } from "@/lib/core/operations/permissions";
import { auditFilters } from "./audit-input";

const auditView = z.object({
  sequence: z.int(),
  at: time,
  actor: z.string(),
  actorName: z.string(),
  action: z.string(),
  subject: z.string(),
  subjectName: z.string(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  ip: z.string().nullable(),
  client: z.string().nullable(),
});

const columns = {
  sequence: audit.sequence,
  at: audit.at,
  actor: audit.actor,
  actorName: audit.actorName,
  action: audit.action,
  subject: audit.subject,
  subjectName: audit.subjectName,
  before: audit.before,
  after: audit.after,
  ip: audit.ip,
  client: audit.client,
};

/** Lists the audit entries of the organization, newest first. */
export const listAudit = query({
  name: "audit.list",
  title: "List audit entries",
  permission: "audit:read",
  allowed: { "organization admin": ({ keyId }) => [{ subject: `key:${keyId}` }] },
  filtered: true,
  target: () => ({ row: null, target: organizationTarget }),
  input: auditFilters.extend(pageInput),
  output: pageSchema(auditView),
  run: async (ctx, { limit, cursor, ...filters }) => {
    const rows = await ctx.db
      .select(columns)
      .from(audit)
      .where(
        and(
          eq(audit.chainId, ctx.organizationId),
          toCondition(filters),
          cursor === undefined ? undefined : lt(audit.sequence, parseSequence(cursor)),
        ),
      )
      .orderBy(desc(audit.sequence))
      .limit(limit + 1);
    const data = rows.slice(0, limit);
    const last = rows.length > limit ? data.at(-1) : undefined;
    return { data, nextCursor: last ? String(last.sequence) : null };
  },
});

function toCondition({ actor, action, subject, kind, from, to }: z.output<typeof auditFilters>) {
  return and(
    actor ? eq(audit.actor, actor) : undefined,
    action ? eq(audit.action, action) : undefined,
    subject ? eq(audit.subject, subject) : undefined,
    kind ? sql`starts_with(${audit.subject}, ${`${kind}:`})` : undefined,
    from ? gte(audit.at, from) : undefined,
    to ? lt(audit.at, to) : undefined,
  );
}

function parseSequence(cursor: string): number {
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor);
  throw invalidField("cursor", "Invalid cursor");
}
