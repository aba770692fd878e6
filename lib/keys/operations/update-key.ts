import type { z } from "zod";
import { checkKeyBudgets } from "@/lib/budgets/write-key-budgets";
import type { Context } from "@/lib/core/operations/context";
import { command } from "@/lib/core/operations/operation";
import { requireWithinOwn } from "@/lib/keys/attenuation";
import { revokeCreatedKeys } from "@/lib/keys/created-keys";
import { updateKeyInput } from "@/lib/keys/key-input";
import { findKeyToUpdate } from "@/lib/keys/key-target";
import { keyView, toKeyView } from "@/lib/keys/key-view";
import { type Key, loadKey } from "@/lib/keys/load-keys";
import { checkExpiry, loadKeySettings, resolveAccess, resolveExpiry } from "@/lib/keys/policy-rules";
import { changesKey } from "@/lib/keys/sample-keys";
import { endRetiring } from "@/lib/keys/secrets/issue-secret";
import { updateKeyRow } from "@/lib/keys/write-key";
import { BUDGET_FIELDS, pickGiven } from "@/lib/policy/values";

/**
 * Updates a key, except its secret and its owner. Omitted fields keep their values. `null` clears a field. With
 * `revoked` and `includeCreated` it also revokes the keys that it created.
 */
export const updateKey = command({
  name: "keys.update",
  title: "Update a key",
  permission: "keys:write",
  allowed: changesKey({ name: "Sample" }, { revoked: true, includeCreated: true }),
  target: findKeyToUpdate,
  input: updateKeyInput,
  output: keyView,

  run: async (ctx, input, key) => {
    const patch = await toPatch(ctx, input, key);
    if (!onlySwitchesOff(patch)) requireWithinOwn(ctx, { ...key, ...patch });
    if (patch.revokedAt && input.includeCreated) await revokeCreatedKeys(ctx, key.id);
    const secrets = await capGrace(ctx, key, patch.expiresAt);
    return toKeyView(ctx, await updateKeyRow(ctx, key, input.version, { ...patch, ...secrets }));
  },
});

/**
 * Maps an edit to the fields that it changes.
 * @throws INVALID_REQUEST when the expiry, the budgets or the project access are invalid.
 * @throws FORBIDDEN (`project`) when the caller cannot use a project.
 */
export async function toPatch(
  ctx: Context,
  input: z.output<typeof updateKeyInput>,
  key: Key,
): Promise<Partial<Key>> {
  const { name, enabled, revoked, projectAccess, projectIds } = input;
  const expiresAt = resolveExpiry(ctx, input);
  if (expiresAt !== undefined && expiresAt?.getTime() !== key.expiresAt?.getTime()) {
    checkExpiry(ctx, expiresAt, (await loadKeySettings(ctx)).expiryRequired);
  }
  const policy = pickGiven(input);
  if (BUDGET_FIELDS.some((field) => policy[field] !== undefined)) {
    checkKeyBudgets({ ...key, ...policy }, (await loadKeySettings(ctx)).budgetRequired);
  }
  const given = {
    ...policy,
    name,
    enabled,
    expiresAt,
    revokedAt: revoked === undefined ? undefined : revoked ? (key.revokedAt ?? ctx.now) : null,
    ...(projectAccess || projectIds ? await resolveAccess(ctx, { projectAccess, projectIds }, key) : {}),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** Ends the retiring secret at the key's new expiry when its grace period is longer. */
async function capGrace(ctx: Context, { id, secrets }: Key, expiresAt: Date | null | undefined) {
  const outlived = expiresAt && secrets.some(({ validUntil }) => validUntil && validUntil > expiresAt);
  if (!outlived) return {};
  await endRetiring(ctx, id, expiresAt);
  return { secrets: (await loadKey(ctx, id)).secrets };
}

/**
 * Returns whether a patch only disables or revokes a key. This grants nothing, so a caller with less access
 * than the key may do it.
 */
const onlySwitchesOff = (patch: Partial<Key>) =>
  Object.entries(patch).every(
    ([field, value]) => (field === "enabled" && value === false) || (field === "revokedAt" && value !== null),
  );
