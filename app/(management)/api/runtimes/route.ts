import { routes } from "@/lib/next/routes";
import { createRuntime, listRuntimes } from "@/lib/runtimes/runtimes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ GET: listRuntimes, POST: createRuntime });
