import { deleteRuntime, getRuntime, updateRuntime } from "@/lib/runtimes/runtimes";
import { routes } from "@/lib/server/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: getRuntime,
  PATCH: updateRuntime,
  DELETE: deleteRuntime,
});
