import { routes } from "@/lib/next/routes";
import { deleteRuntime, getRuntime, updateRuntime } from "@/lib/runtimes/runtimes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: getRuntime,
  PATCH: updateRuntime,
  DELETE: deleteRuntime,
});
