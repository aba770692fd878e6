import { routes } from "@/lib/next/routes";
import { createWorkspace } from "@/lib/organizations/operations/create-workspace";
import { listWorkspaces } from "@/lib/organizations/operations/list-workspaces";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: listWorkspaces,
  POST: createWorkspace,
});
