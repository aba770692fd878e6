"use server";

import { getBulkImpact as bulkImpact } from "@/lib/keys/insights/bulk-impact";
import { getImpact as impact } from "@/lib/keys/insights/impact";
import { simulateKey as simulate } from "@/lib/keys/insights/simulate";
import { createKey as create } from "@/lib/keys/operations/create-key";
import { deleteKey as remove } from "@/lib/keys/operations/delete-key";
import { getKey as get } from "@/lib/keys/operations/list-keys";
import {
  endGrace as end,
  extendGrace as extend,
  rotateKey as rotate,
} from "@/lib/keys/operations/rotate-key";
import {
  archiveKey as archive,
  disableKey as disable,
  enableKey as enable,
  restoreKey as restore,
  revokeKey as revoke,
  unarchiveKey as unarchive,
} from "@/lib/keys/operations/switch-key";
import { updateKey as update } from "@/lib/keys/operations/update-key";
import { action } from "@/lib/next/action";

export const getKey = action(get);
export const getImpact = action(impact);
export const getBulkImpact = action(bulkImpact);
export const simulateKey = action(simulate);
export const createKey = action(create);
export const updateKey = action(update);
export const rotateKey = action(rotate);
export const endGrace = action(end);
export const extendGrace = action(extend);
export const enableKey = action(enable);
export const disableKey = action(disable);
export const revokeKey = action(revoke);
export const restoreKey = action(restore);
export const archiveKey = action(archive);
export const unarchiveKey = action(unarchive);
export const deleteKey = action(remove);
