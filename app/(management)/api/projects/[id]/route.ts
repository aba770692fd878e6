import { deleteProject, getProject, updateProject } from "@/lib/organizations/projects";
import { routes } from "@/lib/server/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: getProject,
  PATCH: updateProject,
  DELETE: deleteProject,
});
