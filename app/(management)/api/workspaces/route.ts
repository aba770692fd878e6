import { createWorkspace, listWorkspaces } from "@/lib/organizations/workspaces";
import { routes } from "@/lib/server/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: listWorkspaces,
  POST: createWorkspace,
});
