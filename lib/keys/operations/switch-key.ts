import { z } from "zod";
import { version } from "@/lib/core/codecs";
import type { Context } from "@/lib/core/context";
import { command } from "@/lib/core/operation";
import { requireWithinOwn } from "@/lib/keys/attenuation";
import { findKeyToUpdate } from "@/lib/keys/key-target";
import { keyView, toKeyView } from "@/lib/keys/key-view";
import type { Key } from "@/lib/keys/load-keys";
import { updateKeyRow } from "@/lib/keys/write-key";

type Switch = {
  audit: string;
  /** Whether the key can do more afterwards, so that the caller must hold all that it holds. */
  widens: boolean;
  patch: (ctx: Context, key: Key) => Partial<Key>;
};

const toggle = ({ audit, widens, patch }: Switch) =>
  command({
    permission: "keys:write",
    target: findKeyToUpdate,
    input: z.strictObject({ id: z.string(), version }),
    output: keyView,
    audit,
    run: async (ctx, input, key) => {
      if (widens) requireWithinOwn(ctx, key);
      return toKeyView(ctx, await updateKeyRow(ctx, key, input.version, patch(ctx, key)));
    },
  });

export const enableKey = toggle({ audit: "key.enable", widens: true, patch: () => ({ enabled: true }) });

export const disableKey = toggle({ audit: "key.disable", widens: false, patch: () => ({ enabled: false }) });

export const revokeKey = toggle({
  audit: "key.revoke",
  widens: false,
  patch: ({ now }, key) => ({ revokedAt: key.revokedAt ?? now }),
});

export const restoreKey = toggle({ audit: "key.restore", widens: true, patch: () => ({ revokedAt: null }) });

/** Hides a key from lists; an archived key that is enabled still works. */
export const archiveKey = toggle({
  audit: "key.archive",
  widens: false,
  patch: ({ now }, key) => ({ archivedAt: key.archivedAt ?? now }),
});

export const unarchiveKey = toggle({
  audit: "key.unarchive",
  widens: false,
  patch: () => ({ archivedAt: null }),
});
