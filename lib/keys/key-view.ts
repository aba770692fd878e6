import { z } from "zod";
import { time } from "@/lib/core/codecs";
import type { Context } from "@/lib/core/context";
import type { Key } from "./load-keys";
import { LEAK_REACTIONS } from "./policy-input";
import { STATUSES, toStatus } from "./status";

const secretView = z.object({
  prefix: z.string(),
  current: z.boolean(),
  createdAt: time,
  validUntil: time.nullable(),
  lastUsedAt: time.nullable(),
  lastUsedIp: z.string().nullable(),
  lastUsedClient: z.string().nullable(),
});

/** A key as everybody may see it who sees the key at all. */
export const keyView = z.object({
  id: z.string(),
  version: z.int(),
  name: z.string(),
  prefix: z.string(),
  owner: z.object({ type: z.enum(["organization", "project"]), id: z.string() }),
  projectAccess: z.enum(["all", "selected"]),
  projectIds: z.array(z.string()),
  scopes: z.array(z.string()),
  modelAllowlist: z.array(z.string()),
  modelDenylist: z.array(z.string()),
  ipAllowlist: z.array(z.string()),
  rateLimitPerMinute: z.int().nullable(),
  dailyHardLimit: z.int().nullable(),
  maxBudgetUsd: z.null(),
  budgetPeriod: z.literal("total"),
  modelBudgets: z.record(z.string(), z.string()),
  spentUsd: z.string(),
  heldUsd: z.string(),
  expiresAt: time.nullable(),
  leakReaction: z.enum(LEAK_REACTIONS),
  enabled: z.boolean(),
  revokedAt: time.nullable(),
  archivedAt: time.nullable(),
  status: z.enum(STATUSES),
  secrets: z.array(secretView),
  lastUsedAt: time.nullable(),
  createdAt: time,
  createdBy: z.string(),
  updatedAt: time,
});

/** In the list of a project: whether the key is the organization's. */
export const listedKey = keyView.extend({ inherited: z.boolean().optional() });

/** The only answer that holds a secret: once, to whoever made the key or rotated it. */
export const keyWithSecret = z.object({
  key: keyView,
  secret: z.string().nullable(),
  replayed: z.literal(true).optional(),
});

/** What is shown of a key at the context's time. */
export function toKeyView(ctx: Pick<Context, "now">, key: Key): z.output<typeof keyView> {
  const { projectId, organizationId } = key;
  return {
    ...key,
    prefix: key.secrets.find((secret) => secret.current)?.prefix ?? "",
    owner: projectId ? { type: "project", id: projectId } : { type: "organization", id: organizationId },
    maxBudgetUsd: null,
    budgetPeriod: "total",
    modelBudgets: {},
    spentUsd: "0.00",
    heldUsd: "0.00",
    status: toStatus(key, ctx.now),
  };
}
