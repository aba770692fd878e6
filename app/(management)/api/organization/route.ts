import { routes } from "@/lib/next/routes";
import { getOrganization } from "@/lib/organizations/operations/get-organization";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ GET: getOrganization });
