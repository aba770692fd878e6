import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { keys } from "@/db/schema";
import { sampleId } from "@/lib/core/operations/allowed";
import { query } from "@/lib/core/operations/operation";
import { countRuntimeRequests } from "@/lib/runtimes/count-runtime-requests";
import { findRuntimeTarget } from "@/lib/runtimes/runtime-target";

const MOST_KEYS = 5;

/**
 * Returns the requests of the last 24 hours to a runtime, and the keys that made the most of them, for the
 * impact that dialogs show. Requests of projects that the caller has no access to are left out.
 */
export const getRuntimeUse = query({
  name: "runtimes.getUse",
  title: "Get a runtime's use",
  permission: "runtimes:read",
  allowed: { "project read": sampleId("runtimeId") },
  target: (ctx, { id }) => findRuntimeTarget(ctx, id),
  input: z.object({ id: z.string() }),
  output: z.object({
    requestsLastDay: z.int(),
    /** At most five keys, those with the most requests first. */
    keys: z.array(z.object({ id: z.string(), name: z.string(), requests: z.int() })),
    /** The number of all keys with requests. */
    keyCount: z.int(),
  }),
  run: async (ctx, { id }) => {
    const all = await countRuntimeRequests(ctx, [id], "runtimeId");
    const byKey = await countRuntimeRequests(ctx, [id], "keyId");
    const first = [...byKey].sort(([, a], [, b]) => b - a).slice(0, MOST_KEYS);
    const ids = first.map(([keyId]) => keyId);
    const named = await ctx.db
      .select({ id: keys.id, name: keys.name })
      .from(keys)
      .where(and(eq(keys.organizationId, ctx.organizationId), inArray(keys.id, ids)));
    const listed = first.flatMap(([keyId, requests]) =>
      named.filter((key) => key.id === keyId).map((key) => ({ ...key, requests })),
    );
    return { requestsLastDay: all.get(id) ?? 0, keys: listed, keyCount: byKey.size };
  },
});
