import { z } from "zod";
import { openaiFamilies } from "@/lib/gateway/families/openai-families";
import type { Family } from "@/lib/gateway/family";
import { relay } from "@/lib/gateway/pipeline";
import { openStoredResponse } from "@/lib/gateway/stored-responses/open-stored-response";
import type { Endpoint } from "@/lib/http/route";
import { createFamilyEndpoint } from "./create-gateway-endpoint";

const createStoredEndpoint = (
  declaration: Pick<Endpoint, "name" | "title" | "input" | "streams">,
  family: Family,
) => createFamilyEndpoint(declaration, family, relay(family, openStoredResponse));

export const getResponseEndpoint = createStoredEndpoint(
  {
    name: "gateway.getResponse",
    title: "Get a stored response",
    input: z.looseObject({ stream: z.boolean().optional() }),
    streams: true,
  },
  openaiFamilies.storedResponse,
);

export const listInputItemsEndpoint = createStoredEndpoint(
  {
    name: "gateway.listInputItems",
    title: "List the input of a stored response",
    input: z.looseObject({ after: z.string().optional(), limit: z.int().optional() }),
  },
  openaiFamilies.storedInputItems,
);

export const cancelResponseEndpoint = createStoredEndpoint(
  { name: "gateway.cancelResponse", title: "Cancel a background response" },
  openaiFamilies.cancelledResponse,
);

export const deleteResponseEndpoint = createStoredEndpoint(
  { name: "gateway.deleteResponse", title: "Delete a stored response" },
  openaiFamilies.deletedResponse,
);
