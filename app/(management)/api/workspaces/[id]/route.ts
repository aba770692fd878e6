import { deleteWorkspace, getWorkspace, updateWorkspace } from "@/lib/organizations/workspaces";
import { routes } from "@/lib/server/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: getWorkspace,
  PATCH: updateWorkspace,
  DELETE: deleteWorkspace,
});
