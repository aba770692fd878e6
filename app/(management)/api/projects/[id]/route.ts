import { routes } from "@/lib/next/routes";
import { deleteProject } from "@/lib/organizations/operations/delete-project";
import { getProject } from "@/lib/organizations/operations/get-project";
import { updateProject } from "@/lib/organizations/operations/update-project";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: getProject,
  PATCH: updateProject,
  DELETE: deleteProject,
});
