import { and, desc, eq, gt, gte, inArray, lt, type SQL } from "drizzle-orm";
import { z } from "zod";
import { keys, usage, usageDaily, usageRecent } from "@/db/schema";
import { time } from "@/lib/core/input/codecs";
import type { Context } from "@/lib/core/operations/context";
import { query } from "@/lib/core/operations/operation";
import { findNamedProject } from "@/lib/organizations/tree-targets";

const DAY_MS = 86_400_000;

const failureView = z.object({
  at: time,
  keyId: z.string().nullable(),
  status: z.number(),
  code: z.string().nullable(),
  model: z.string().nullable(),
});

/**
 * Returns whether a request of a project was answered, and if not, the latest failure of the last two days.
 */
export const getFirstAnswer = query({
  name: "usage.getFirstAnswer",
  title: "Get whether a project's first request was answered",
  permission: "usage:read",
  allowed: { "project read": ({ projectId }) => [{ projectId }] },
  target: (ctx, { projectId }) => findNamedProject(ctx, projectId, "projectId"),
  input: z.object({ projectId: z.string() }),
  output: z.object({
    answered: z.boolean(),
    /** Whether a request was answered before the current UTC day. */
    answeredEarlier: z.boolean(),
    failure: failureView.nullable(),
  }),
  run: async (ctx, _input, { id }) => {
    const today = ctx.now.toISOString().slice(0, 10);
    const [recent, ever, earlier] = await Promise.all([
      hasRecentAnswer(ctx, id),
      hasAnswer(ctx, id),
      hasAnswer(ctx, id, lt(usageDaily.day, today)),
    ]);
    const answered = recent || ever;
    return { answered, answeredEarlier: earlier, failure: answered ? null : await findFailure(ctx, id) };
  },
});

/** Returns whether a request of the project was answered in the last days, with any key. */
async function hasRecentAnswer({ db }: Context, projectId: string): Promise<boolean> {
  const { ownerId, requests, errors } = usageRecent;
  const rows = await db
    .select({ ownerId })
    .from(usageRecent)
    .where(and(eq(ownerId, projectId), gt(requests, errors)))
    .limit(1);
  return rows.length > 0;
}

const ownKeys = ({ db }: Context, projectId: string) =>
  db.select({ id: keys.id }).from(keys).where(eq(keys.projectId, projectId));

/** Returns whether a request with one of the project's own keys was answered. `when` restricts the days. */
async function hasAnswer(ctx: Context, projectId: string, when?: SQL): Promise<boolean> {
  const { keyId, requests, errors } = usageDaily;
  const rows = await ctx.db
    .select({ keyId })
    .from(usageDaily)
    .where(and(inArray(keyId, ownKeys(ctx, projectId)), gt(requests, errors), when))
    .limit(1);
  return rows.length > 0;
}

/** Finds the latest failed request of the project's own keys in the last two days. */
async function findFailure(ctx: Context, projectId: string) {
  const { at, keyId, status, code, model } = usage;
  const [row] = await ctx.db
    .select({ at, keyId, status, code, model })
    .from(usage)
    .where(
      and(
        inArray(keyId, ownKeys(ctx, projectId)),
        gt(at, new Date(ctx.now.getTime() - 2 * DAY_MS)),
        gte(status, 400),
      ),
    )
    .orderBy(desc(at))
    .limit(1);
  return row ?? null;
}
