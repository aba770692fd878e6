import { routes } from "@/lib/next/routes";
import { createProject, listProjects } from "@/lib/organizations/projects";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ GET: listProjects, POST: createProject });
