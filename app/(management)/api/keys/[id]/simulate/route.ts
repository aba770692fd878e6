import { simulateKey } from "@/lib/keys/simulate";
import { routes } from "@/lib/server/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ POST: simulateKey });
