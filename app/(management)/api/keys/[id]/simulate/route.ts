import { simulateKey } from "@/lib/keys/insights/simulate";
import { routes } from "@/lib/next/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ POST: simulateKey });
