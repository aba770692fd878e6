import { openRoutes } from "@/lib/server/open-routes";
import { openApiDocument } from "@/lib/server/openapi";
import { byHand } from "./by-hand";
import { described } from "./described";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = openRoutes({
  GET: async () => openApiDocument(described, byHand),
});
