import { readMe } from "@/lib/keys/me";
import { routes } from "@/lib/server/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ GET: readMe });
