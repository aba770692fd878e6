import { createKey } from "@/lib/keys/create";
import { listKeys } from "@/lib/keys/list";
import { routes } from "@/lib/server/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ GET: listKeys, POST: createKey });
