import { createOpenApiDocument } from "@/lib/http/openapi";
import type { Endpoint } from "@/lib/http/route";
import { jsonResponse } from "@/lib/net/json-response";

/** Answers with the OpenAPI document of the route table. */
export const getOpenApi: Endpoint = {
  name: "service.getOpenApi",
  title: "Get the OpenAPI document",
  access: "public",
  handle: async ({ table }) => jsonResponse(createOpenApiDocument(table)),
};
