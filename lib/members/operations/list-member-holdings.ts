import { z } from "zod";
import { time } from "@/lib/core/input/codecs";
import { sampleId } from "@/lib/core/operations/allowed";
import { query } from "@/lib/core/operations/operation";
import { toKeyView } from "@/lib/keys/key-view";
import { completeKeys } from "@/lib/keys/load-keys";
import { STATUSES } from "@/lib/keys/status";
import { selectChangedCredentials, selectCreatedKeys } from "@/lib/members/holdings";
import { findMemberTarget } from "@/lib/members/member-target";

const MOST = 100;

const holdings = z.object({
  keys: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      prefix: z.string(),
      status: z.enum(STATUSES),
      lastUsedAt: time.nullable(),
    }),
  ),
  credentials: z.array(
    z.object({ id: z.string(), name: z.string(), provider: z.string(), active: z.boolean() }),
  ),
  /** True when there are more than the first 100 keys or credentials. */
  hasMore: z.boolean(),
});

/**
 * Lists the unrevoked keys that a member created or that those keys created, and the credentials that they changed, at
 * most 100 of each.
 */
export const listMemberHoldings = query({
  name: "members.listHoldings",
  title: "List the keys and credentials of a member",
  permission: "members:read",
  allowed: { "organization admin": sampleId("memberId") },
  target: findMemberTarget,
  input: z.object({ id: z.string() }),
  output: holdings,
  run: async (ctx, _input, member) => {
    const [created, changed] = await Promise.all([
      selectCreatedKeys(ctx, member).limit(MOST + 1),
      selectChangedCredentials(ctx, member).limit(MOST + 1),
    ]);
    const keys = created.length > 0 ? await completeKeys(ctx, created.slice(0, MOST)) : [];
    return {
      keys: keys.map((key) => toKeyView(ctx, key)),
      credentials: changed.slice(0, MOST),
      hasMore: created.length > MOST || changed.length > MOST,
    };
  },
});
