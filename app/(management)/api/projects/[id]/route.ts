import { routes } from "@/lib/next/routes";
import { deleteProject, getProject, updateProject } from "@/lib/organizations/projects";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: getProject,
  PATCH: updateProject,
  DELETE: deleteProject,
});
