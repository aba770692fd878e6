import { getOrganization } from "@/lib/organizations/organization";
import { routes } from "@/lib/server/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ GET: getOrganization });
