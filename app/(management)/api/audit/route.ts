import { listAudit } from "@/lib/audit/list-audit";
import { routes } from "@/lib/next/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ GET: listAudit });
