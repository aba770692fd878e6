import { createKey } from "@/lib/keys/operations/create-key";
import { listKeys } from "@/lib/keys/operations/list-keys";
import { routes } from "@/lib/next/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ GET: listKeys, POST: createKey });
