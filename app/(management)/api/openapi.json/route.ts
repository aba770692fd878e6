import { openRoutes } from "@/lib/next/open-routes";
import { openApiDocument } from "@/lib/next/openapi";
import { byHand } from "./by-hand";
import { described } from "./described";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = openRoutes({
  GET: async () => openApiDocument(described, byHand),
});
