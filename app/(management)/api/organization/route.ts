import { routes } from "@/lib/next/routes";
import { getOrganization } from "@/lib/organizations/get-organization";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ GET: getOrganization });
