import { createRuntime, listRuntimes } from "@/lib/runtimes/runtimes";
import { routes } from "@/lib/server/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ GET: listRuntimes, POST: createRuntime });
