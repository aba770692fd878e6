import { z } from "zod";
import { version } from "@/lib/core/input/codecs";
import type { Context } from "@/lib/core/operations/context";
import { command } from "@/lib/core/operations/operation";
import { requireWithinOwn } from "@/lib/keys/attenuation";
import { revokeCreatedKeys } from "@/lib/keys/created-keys";
import { findKeyToUpdate } from "@/lib/keys/key-target";
import { keyView, toKeyView } from "@/lib/keys/key-view";
import type { Key } from "@/lib/keys/load-keys";
import { changesKey } from "@/lib/keys/sample-keys";
import { updateKeyRow } from "@/lib/keys/write-key";

type Switch = {
  name: string;
  title: string;
  /** Whether the key can do more after the change, so that it must not exceed the caller's own access. */
  widens: boolean;
  patch: (ctx: Context, key: Key) => Partial<Key>;
};

const toggle = ({ name, title, widens, patch }: Switch) =>
  command({
    name,
    title,
    permission: "keys:write",
    allowed: changesKey(),
    target: findKeyToUpdate,
    input: z.strictObject({ id: z.string(), version }),
    output: keyView,
    run: async (ctx, input, key) => {
      if (widens) requireWithinOwn(ctx, key);
      return toKeyView(ctx, await updateKeyRow(ctx, key, input.version, patch(ctx, key)));
    },
  });

export const enableKey = toggle({
  name: "keys.enable",
  title: "Enable a key",
  widens: true,
  patch: () => ({ enabled: true }),
});

export const disableKey = toggle({
  name: "keys.disable",
  title: "Disable a key",
  widens: false,
  patch: () => ({ enabled: false }),
});

/**
 * Revokes a key. With `includeCreated` it also revokes the keys that it created, directly or through keys
 * that it created.
 */
export const revokeKey = command({
  name: "keys.revoke",
  title: "Revoke a key",
  permission: "keys:write",
  allowed: changesKey({}, { includeCreated: true }),
  target: findKeyToUpdate,
  input: z.strictObject({ id: z.string(), version, includeCreated: z.boolean().default(false) }),
  output: keyView,
  run: async (ctx, input, key) => {
    if (input.includeCreated) await revokeCreatedKeys(ctx, key.id);
    const revokedAt = key.revokedAt ?? ctx.now;
    return toKeyView(ctx, await updateKeyRow(ctx, key, input.version, { revokedAt }));
  },
});

export const restoreKey = toggle({
  name: "keys.restore",
  title: "Restore a revoked key",
  widens: true,
  patch: () => ({ revokedAt: null }),
});

/** Hides a key from lists. An archived key that is enabled still works. */
export const archiveKey = toggle({
  name: "keys.archive",
  title: "Archive a key",

  widens: false,
  patch: ({ now }, key) => ({ archivedAt: key.archivedAt ?? now }),
});

export const unarchiveKey = toggle({
  name: "keys.unarchive",
  title: "Unarchive a key",

  widens: false,
  patch: () => ({ archivedAt: null }),
});
