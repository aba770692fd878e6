import { routes } from "@/lib/next/routes";
import { createRuntime } from "@/lib/runtimes/operations/create-runtime";
import { listRuntimes } from "@/lib/runtimes/operations/list-runtimes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ GET: listRuntimes, POST: createRuntime });
