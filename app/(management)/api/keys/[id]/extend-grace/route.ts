import { extendGrace } from "@/lib/keys/rotation";
import { routes } from "@/lib/server/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ POST: extendGrace });
