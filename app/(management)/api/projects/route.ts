import { routes } from "@/lib/next/routes";
import { createProject } from "@/lib/organizations/operations/create-project";
import { listProjects } from "@/lib/organizations/operations/list-projects";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ GET: listProjects, POST: createProject });
