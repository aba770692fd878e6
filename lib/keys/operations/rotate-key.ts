import { z } from "zod";
import { AppError } from "@/lib/core/errors/errors";
import { emitEvent } from "@/lib/core/events/emit-event";
import { version } from "@/lib/core/input/codecs";
import type { Context } from "@/lib/core/operations/context";
import { command } from "@/lib/core/operations/operation";
import { requireWithinOwn } from "@/lib/keys/attenuation";
import { graceSeconds } from "@/lib/keys/key-input";
import { findKeyToUpdate } from "@/lib/keys/key-target";
import { keyView, keyWithSecret, toKeyView } from "@/lib/keys/key-view";
import { type Key, loadKey } from "@/lib/keys/load-keys";
import { changesKey } from "@/lib/keys/sample-keys";
import { endRetiring, issueSecret, retireSecrets } from "@/lib/keys/secrets/issue-secret";
import { hasExpired } from "@/lib/keys/status";
import { toKeyEvent } from "@/lib/keys/to-key-event";
import { updateKeyRow } from "@/lib/keys/write-key";

/**
 * Replaces the secret of a key. The old secret ends at once or after a grace period, at the latest at the
 * key's expiry. Both secrets share the key's limits. An earlier secret that is still retiring ends now.
 * @throws CONFLICT (`expired`) when the key has expired, (`version`) when it changed since it was read.
 */
export const rotateKey = command({
  name: "keys.rotate",
  title: "Rotate a key",
  permission: "keys:write",
  allowed: changesKey({}, { graceSeconds: 60 }),
  target: findKeyToUpdate,
  input: z.strictObject({ id: z.string(), version, graceSeconds: graceSeconds.default(0) }),
  output: keyWithSecret,

  run: async (ctx, input, key) => {
    if (hasExpired(key, ctx.now)) throw conflict("expired", "This key has expired: move its expiry first");
    requireWithinOwn(ctx, key);
    await retireSecrets(ctx, key.id, graceEnd(ctx, key, input.graceSeconds));
    const secret = await issueSecret(ctx, key.id);
    const rotated = await noteSecrets(ctx, key, input.version, { rotatedAt: ctx.now });
    emitEvent(ctx, toKeyEvent("key.rotated", rotated, { grace_seconds: input.graceSeconds }));
    return { key: toKeyView(ctx, rotated), secret };
  },
});

/** Ends the grace period of the retiring secret now. */
export const endGrace = command({
  name: "keys.endGrace",
  title: "End a rotation's grace period",
  permission: "keys:write",
  allowed: changesKey(),
  target: findKeyToUpdate,
  input: z.strictObject({ id: z.string(), version }),
  output: keyView,

  run: async (ctx, input, key) => {
    await endRetiring(ctx, key.id, ctx.now);
    return toKeyView(ctx, await noteSecrets(ctx, key, input.version));
  },
});

/**
 * Sets the end of the retiring secret's grace period, counted from now.
 * @throws CONFLICT (`no_grace`) when no secret is retiring.
 */
export const extendGrace = command({
  name: "keys.extendGrace",
  title: "Extend a rotation's grace period",
  permission: "keys:write",
  allowed: changesKey({ graceSeconds: 60 }),
  target: findKeyToUpdate,
  input: z.strictObject({
    id: z.string(),
    version,
    graceSeconds: graceSeconds.min(1, "Use at least a second"),
  }),
  output: keyView,

  run: async (ctx, input, key) => {
    if (key.secrets.every((secret) => secret.current)) {
      throw conflict("no_grace", "No secret of this key is retiring");
    }
    requireWithinOwn(ctx, key);
    await endRetiring(ctx, key.id, graceEnd(ctx, key, input.graceSeconds));
    return toKeyView(ctx, await noteSecrets(ctx, key, input.version));
  },
});

/** Returns the end of a grace period that starts now, at the latest the key's expiry. */
function graceEnd({ now }: Context, { expiresAt }: Key, seconds: number): Date {
  const end = now.getTime() + seconds * 1000;
  return new Date(Math.min(end, expiresAt?.getTime() ?? end));
}

async function noteSecrets(ctx: Context, key: Key, version: number | undefined, patch: Partial<Key> = {}) {
  const { secrets } = await loadKey(ctx, key.id);
  return updateKeyRow(ctx, key, version, { ...patch, secrets });
}

const conflict = (reason: string, message: string) =>
  new AppError("CONFLICT", { message, reason, headers: { "x-should-retry": "false" } });
