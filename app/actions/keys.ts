"use server";

import * as creation from "@/lib/keys/create";
import * as editing from "@/lib/keys/edit";
import * as impact from "@/lib/keys/impact";
import * as lifecycle from "@/lib/keys/lifecycle";
import * as lists from "@/lib/keys/list";
import * as removal from "@/lib/keys/removal";
import * as rotation from "@/lib/keys/rotation";
import * as simulation from "@/lib/keys/simulate";
import { action } from "@/lib/server/action";

export const readKey = action(lists.getKey);
export const readImpact = action(impact.readImpact);
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
