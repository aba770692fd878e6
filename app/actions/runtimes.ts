"use server";

import * as runtimes from "@/lib/runtimes/runtimes";
import { action } from "@/lib/server/action";

export const createRuntime = action(runtimes.createRuntime);
export const updateRuntime = action(runtimes.updateRuntime);
export const deleteRuntime = action(runtimes.deleteRuntime);
