import { toTemplate } from "@/lib/http/openapi";
import { ROUTES } from "@/lib/http/routes";

/** Every route of the table, its path as the OpenAPI document writes it. */
export const apiRoutes = ROUTES.flatMap(({ rows }) =>
  rows.map(([method, path, target]) => ({ method, path: toTemplate(path), target })),
);

/** Every prefix below which the API answers. */
export const apiPrefixes = ROUTES.flatMap(({ prefixes }) => prefixes);
