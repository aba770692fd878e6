import { z } from "zod";
import { time } from "@/lib/core/input/codecs";
import type { Context } from "@/lib/core/operations/context";
import { policyOutputs } from "@/lib/policy/values";
import type { Key } from "./load-keys";
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

/** A key as the API shows it. */
export const keyView = z.object({
  id: z.string(),
  version: z.int(),
  name: z.string(),
  prefix: z.string(),
  owner: z.object({ type: z.enum(["organization", "project"]), id: z.string() }),
  ...policyOutputs,
  spentUsd: z.string(),
  heldUsd: z.string(),
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

/** A key in a list. In a project's list, `inherited` marks the organization's keys. */
export const listedKey = keyView.extend({ inherited: z.boolean().optional() });

/**
 * A key with its new secret. No other response contains the secret. It is null when the request is a replay.
 */
export const keyWithSecret = z.object({
  key: keyView,
  secret: z.string().nullable(),
  replayed: z.literal(true).optional(),
});

/** Maps a key to its API object at the context's time. */
export function toKeyView(ctx: Pick<Context, "now">, key: Key): z.output<typeof keyView> {
  const { projectId, organizationId } = key;
  return {
    ...key,
    prefix: key.secrets.find((secret) => secret.current)?.prefix ?? "",
    owner: projectId ? { type: "project", id: projectId } : { type: "organization", id: organizationId },
    status: toStatus(key, ctx.now),
  };
}
