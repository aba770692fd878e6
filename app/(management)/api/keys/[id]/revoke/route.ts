import { revokeKey } from "@/lib/keys/operations/switch-key";
import { routes } from "@/lib/next/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ POST: revokeKey });
