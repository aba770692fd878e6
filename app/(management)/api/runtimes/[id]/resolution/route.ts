import { getResolution } from "@/lib/runtimes/resolution";
import { routes } from "@/lib/server/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ GET: getResolution });
