import { unarchiveKey } from "@/lib/keys/lifecycle";
import { routes } from "@/lib/server/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ POST: unarchiveKey });
