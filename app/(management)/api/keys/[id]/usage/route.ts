import { getKeyUsage } from "@/lib/keys/insights/key-usage";
import { routes } from "@/lib/next/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ GET: getKeyUsage });
