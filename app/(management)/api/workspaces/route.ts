import { routes } from "@/lib/next/routes";
import { createWorkspace, listWorkspaces } from "@/lib/organizations/workspaces";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: listWorkspaces,
  POST: createWorkspace,
});
