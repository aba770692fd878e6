import { z } from "zod";
import { chatCompletions } from "@/lib/gateway/families/chat";
import { listModels, readModel } from "@/lib/gateway/families/models";
import type { Serve } from "@/lib/gateway/family";
import type { Endpoint } from "@/lib/http/route";

/** Creates a gateway endpoint. `serve` authenticates the call and writes its usage record. */
const gateway = (declaration: Omit<Endpoint, "handle">, serve: Serve): Endpoint => ({
  ...declaration,
  handle: ({ services, request, arrival, params }) => serve(services, request, arrival, params),
});

const model = z.object({
  id: z.string(),
  object: z.literal("model"),
  created: z.int(),
  ownedBy: z.string(),
});

export const listModelsEndpoint = gateway(
  {
    name: "gateway.listModels",
    title: "List models",
    access: { scope: "models:read" },
    output: z.object({ object: z.literal("list"), data: z.array(model) }),
  },
  listModels,
);

export const getModelEndpoint = gateway(
  { name: "gateway.getModel", title: "Get a model", access: { scope: "models:read" }, output: model },
  readModel,
);

export const chatCompletionsEndpoint = gateway(
  {
    name: "gateway.createChatCompletion",
    title: "Create a chat completion",
    access: { scope: "chat:write" },
    input: z.looseObject({
      model: z
        .string()
        .optional()
        .meta({ description: "A runtime's name, its upstream model, or provider/model" }),
      runtime: z.string().optional(),
      runtimeId: z.union([z.string(), z.int()]).optional(),
      messages: z.array(z.looseObject({})),
      stream: z.boolean().optional(),
    }),
    output: z.looseObject({}),
    streams: true,
  },
  chatCompletions,
);
