import { readKeyUsage } from "@/lib/keys/usage";
import { routes } from "@/lib/server/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ GET: readKeyUsage });
