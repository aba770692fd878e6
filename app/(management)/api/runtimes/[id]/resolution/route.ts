import { routes } from "@/lib/next/routes";
import { getResolution } from "@/lib/runtimes/operations/get-resolution";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ GET: getResolution });
