import { routes } from "@/lib/next/routes";
import { deleteWorkspace, getWorkspace, updateWorkspace } from "@/lib/organizations/workspaces";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: getWorkspace,
  PATCH: updateWorkspace,
  DELETE: deleteWorkspace,
});
