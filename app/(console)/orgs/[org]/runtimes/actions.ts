import { createRuntime, deleteRuntime, getRuntimeUse, updateRuntime } from "@/app/actions/runtimes";
import type { RuntimeActions } from "@/components/runtimes/types";

/** The server actions of runtimes, which pages pass to components. */
export const actions: RuntimeActions = {
  create: createRuntime,
  update: updateRuntime,
  remove: deleteRuntime,
  readUse: getRuntimeUse,
};
