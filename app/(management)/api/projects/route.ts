import { createProject, listProjects } from "@/lib/organizations/projects";
import { routes } from "@/lib/server/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ GET: listProjects, POST: createProject });
