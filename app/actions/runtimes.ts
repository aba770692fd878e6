"use server";

import { action } from "@/lib/next/action";
import * as runtimes from "@/lib/runtimes/runtimes";

export const createRuntime = action(runtimes.createRuntime);
export const updateRuntime = action(runtimes.updateRuntime);
export const deleteRuntime = action(runtimes.deleteRuntime);
