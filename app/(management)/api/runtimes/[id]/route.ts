import { routes } from "@/lib/next/routes";
import { deleteRuntime } from "@/lib/runtimes/operations/delete-runtime";
import { getRuntime } from "@/lib/runtimes/operations/get-runtime";
import { updateRuntime } from "@/lib/runtimes/operations/update-runtime";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: getRuntime,
  PATCH: updateRuntime,
  DELETE: deleteRuntime,
});
