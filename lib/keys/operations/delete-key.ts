import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { keys } from "@/db/schema/index";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { staleVersion } from "@/lib/core/changes/update-row";
import { AppError } from "@/lib/core/errors/errors";
import { version } from "@/lib/core/input/codecs";
import { command } from "@/lib/core/operations/operation";
import { findKeyToUpdate } from "@/lib/keys/key-target";
import { changesKey } from "@/lib/keys/sample-keys";
import { toAuditFacts } from "@/lib/keys/write-key";
import { purgeUsage } from "@/lib/organizations/purge-usage";
import { deletedView } from "@/lib/organizations/tree-views";

/**
 * Deletes a key permanently. With `force` it also deletes the key's usage.
 * @throws KEY_ACTIVE while the key is enabled and not revoked.
 * @throws HAS_USAGE when the key was used, unless `force` is set.
 */
export const deleteKey = command({
  name: "keys.delete",
  title: "Delete a key",
  permission: "keys:write",
  allowed: changesKey({}, { force: true }),
  target: findKeyToUpdate,
  input: z.strictObject({ id: z.string(), version, force: z.boolean().default(false) }),
  output: deletedView,

  run: async (ctx, input, key) => {
    if (input.version !== undefined && input.version !== key.version) throw staleVersion();
    if (key.enabled && !key.revokedAt) {
      throw inTheWay("KEY_ACTIVE", "This key is still active: disable or revoke it first");
    }
    if (key.firstUsedAt && !input.force) {
      throw inTheWay("HAS_USAGE", "This key has usage, which would be deleted with it");
    }
    const { organizationId } = ctx;
    await purgeUsage(ctx, [key.id]);
    await ctx.db.delete(keys).where(and(eq(keys.organizationId, organizationId), eq(keys.id, key.id)));
    recordChange(ctx, { subject: `key:${key.id}`, name: key.name, before: toAuditFacts(key), after: null });
    return { id: key.id, deleted: true } as const;
  },
});

const inTheWay = (code: "KEY_ACTIVE" | "HAS_USAGE", message: string) =>
  new AppError(code, { message, headers: { "x-should-retry": "false" } });
