"use server";

import * as impact from "@/lib/keys/insights/impact";
import * as simulation from "@/lib/keys/insights/simulate";
import * as creation from "@/lib/keys/operations/create-key";
import * as removal from "@/lib/keys/operations/delete-key";
import * as lists from "@/lib/keys/operations/list-keys";
import * as rotation from "@/lib/keys/operations/rotate-key";
import * as lifecycle from "@/lib/keys/operations/switch-key";
import * as editing from "@/lib/keys/operations/update-key";
import { action } from "@/lib/next/action";

export const readKey = action(lists.getKey);
export const getImpact = action(impact.getImpact);
export const simulateKey = action(simulation.simulateKey);
export const createKey = action(creation.createKey);
export const updateKey = action(editing.updateKey);
export const rotateKey = action(rotation.rotateKey);
export const endGrace = action(rotation.endGrace);
export const extendGrace = action(rotation.extendGrace);
export const enableKey = action(lifecycle.enableKey);
export const disableKey = action(lifecycle.disableKey);
export const revokeKey = action(lifecycle.revokeKey);
export const restoreKey = action(lifecycle.restoreKey);
export const archiveKey = action(lifecycle.archiveKey);
export const unarchiveKey = action(lifecycle.unarchiveKey);
export const deleteKey = action(removal.deleteKey);
