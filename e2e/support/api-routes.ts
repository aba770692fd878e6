import { toTemplate } from "@/lib/http/openapi";
import { ROUTES } from "@/lib/http/routes";

/** Every route of the route table, with its path in OpenAPI form. */
export const apiRoutes = ROUTES.map(([method, path, target]) => ({ method, path: toTemplate(path), target }));
