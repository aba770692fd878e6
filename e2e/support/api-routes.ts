import { toTemplate } from "@/lib/http/openapi";
import { ROUTES } from "@/lib/http/routes";

/** Every route of the table, its path as the OpenAPI document writes it. */
export const apiRoutes = ROUTES.map(([method, path, target]) => ({ method, path: toTemplate(path), target }));
