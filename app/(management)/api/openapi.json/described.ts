import type { RouteModule } from "@/lib/server/openapi";

/** Every route whose handlers are operations, under its path. */
export const described: Record<string, RouteModule> = {};
