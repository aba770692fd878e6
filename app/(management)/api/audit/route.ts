import { listAudit } from "@/lib/audit/read";
import { routes } from "@/lib/server/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ GET: listAudit });
